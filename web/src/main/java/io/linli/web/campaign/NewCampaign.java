package io.linli.web.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A group-buy to be opened.
 *
 * @param title default: the offer's name
 * @param price of one unit, from the first unit on
 * @param tiers lower prices, each from more units on, at most 4; default: none
 * @param threshold units that must be paid by the cut-off
 * @param householdLimit most units of one household; default 10
 * @param opensAt default: now
 */
public record NewCampaign(
        @NotNull UUID communityId,
        @NotNull UUID offerId,
        @Nullable LocalizedText title,
        @NotNull Money price,
        @Nullable List<@NotNull @Valid PriceTierView> tiers,
        @NotNull Long threshold,
        @Nullable Long householdLimit,
        @Nullable Instant opensAt,
        @NotNull Instant cutoffAt) {}
