package io.linli.web.visits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.visits.VisitsRequest;
import io.linli.web.campaign.PriceTierView;

/**
 * A home service that neighbours shall have done together on one day.
 *
 * @param day in the community's local time, from tomorrow to 60 days ahead
 * @param buildingIds whose households may join; default: all of the community
 * @param price of a visit, at most what it costs alone
 * @param tiers lower prices, each from more visits on, at most 4; default: none
 * @param threshold visits that must be paid by the cut-off; default 1
 * @param cap most visits of all together; default: as many as the technicians can make that day
 * @param opensAt default: now
 * @param cutoffAt at least 6 hours before the day begins
 */
public record NewVisits(
        @NotNull UUID communityId,
        @NotNull UUID serviceItemId,
        @NotNull LocalDate day,
        @Nullable Set<@NotNull UUID> buildingIds,
        @NotNull Money price,
        @Nullable List<@NotNull @Valid PriceTierView> tiers,
        @Nullable Long threshold,
        @Nullable Long cap,
        @Nullable Instant opensAt,
        @NotNull Instant cutoffAt) {

    VisitsRequest toRequest(UUID key, UUID companyId, @Nullable UUID leaderId) {
        return new VisitsRequest(
                key,
                companyId,
                communityId,
                leaderId,
                serviceItemId,
                day,
                buildingIds == null ? Set.of() : buildingIds,
                price,
                tiers == null
                        ? List.of()
                        : tiers.stream().map(PriceTierView::toTier).toList(),
                threshold == null ? 1 : threshold,
                Optional.ofNullable(cap),
                opensAt,
                cutoffAt);
    }
}
