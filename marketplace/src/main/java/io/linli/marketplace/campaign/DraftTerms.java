package io.linli.marketplace.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What a draft shall be called, need and last.
 *
 * @param opensAt null where that stays
 */
public record DraftTerms(LocalizedText title, Threshold threshold, @Nullable Instant opensAt, Instant cutoffAt) {}
