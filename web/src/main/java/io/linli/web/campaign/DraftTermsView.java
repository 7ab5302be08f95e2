package io.linli.web.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.DraftTerms;

/**
 * What a draft shall be called, need and last.
 *
 * @param threshold what must be paid by the cut-off
 * @param opensAt default: as it is
 */
public record DraftTermsView(
        @NotNull LocalizedText title,
        @NotNull @Valid ThresholdView threshold,
        @Nullable Instant opensAt,
        @NotNull Instant cutoffAt) {

    DraftTerms toTerms() {
        return new DraftTerms(title, threshold.toThreshold(), opensAt, cutoffAt);
    }
}
