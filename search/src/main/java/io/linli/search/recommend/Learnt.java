package io.linli.search.recommend;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with what is learnt.
 *
 * @param finishedAt when it was learnt last; empty when never
 * @param baskets that were learnt from then
 * @param links of two goods that were found, of all together and of the communities
 */
public record Learnt(Optional<Instant> finishedAt, long baskets, long links) {}
