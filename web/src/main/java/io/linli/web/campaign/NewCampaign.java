package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A group-buy to be opened.
 *
 * @param title default: the offer's name
 * @param threshold units that must be paid by the cut-off
 * @param householdLimit most units of one household; default 10
 * @param opensAt default: now
 */
public record NewCampaign(
        @NotNull UUID communityId,
        @NotNull UUID offerId,
        @Nullable LocalizedText title,
        @NotNull Money price,
        @NotNull Long threshold,
        @Nullable Long householdLimit,
        @Nullable Instant opensAt,
        @NotNull Instant cutoffAt) {}
