package io.linli.catalog.brand;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What a person said of two brands.
 *
 * @param same the first is part of the other since then; otherwise they are different
 */
public record BrandDecision(
        UUID brandId, LocalizedText name, UUID otherId, LocalizedText otherName, boolean same, Instant decidedAt) {}
