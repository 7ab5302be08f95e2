package io.linli.catalog.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a supplier's feed is fetched from.
 *
 * @param nextAt when it is fetched again
 * @param fetchedAt when it was tried for the last time
 * @param runId the import of the last time that succeeded
 * @param failure code of what was wrong the last time
 */
public record FeedOrigin(
        String address,
        int everyHours,
        FeedTerms terms,
        Instant nextAt,
        Optional<Instant> fetchedAt,
        Optional<UUID> runId,
        Optional<String> failure) {}
