package io.linli.web.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A group-buy to be opened.
 *
 * @param title default: the name of the first good
 * @param items one to 20 goods, each offer once
 * @param threshold what must be paid by the cut-off; default: one unit
 * @param opensAt default: now
 * @param draft whether nobody else shall see it before it is published; default: no
 */
public record NewCampaign(
        @NotNull UUID communityId,
        @Nullable LocalizedText title,
        @NotEmpty List<@NotNull @Valid NewItem> items,
        @Nullable @Valid ThresholdView threshold,
        @Nullable Instant opensAt,
        @NotNull Instant cutoffAt,
        @Nullable Boolean draft) {}
