package io.linli.marketplace.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.PriceTier;

/**
 * A leader or a property company wants a group-buy of a home service.
 *
 * @param key becomes the campaign's id: a repeated key answers with the first
 * @param companyId the property company of the community
 * @param leaderId the resident who opens it; null for the property company itself
 * @param day of the visits, in the community's local time
 * @param buildingIds whose households may join; empty for all
 * @param price of a visit, at most what it costs alone
 * @param lowerPrices and from how many visits on; often empty
 * @param threshold visits that must be paid by the cut-off, at least 1
 * @param cap most visits of all together; empty for as many as the technicians can make that day
 * @param opensAt null for now
 */
public record VisitsRequest(
        UUID key,
        UUID companyId,
        UUID communityId,
        @Nullable UUID leaderId,
        UUID serviceItemId,
        LocalDate day,
        Set<UUID> buildingIds,
        Money price,
        List<PriceTier> lowerPrices,
        long threshold,
        Optional<Long> cap,
        @Nullable Instant opensAt,
        Instant cutoffAt) {

    public VisitsRequest {
        buildingIds = Set.copyOf(buildingIds);
        lowerPrices = List.copyOf(lowerPrices);
    }
}
