package io.linli.catalog.match;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What a person said of two SKUs.
 *
 * @param same they are one good since then
 */
public record DecidedMatch(
        UUID skuId, UUID otherId, LocalizedText name, LocalizedText otherName, boolean same, Instant decidedAt) {}
