package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** How far campaigns are. Anybody may see it: how many take part, never who. */
@ApplicationScoped
public class ReadProgress {

    private static final String HOUSEHOLDS =
            """
            SELECT campaign_id, count(DISTINCT household_id) FROM marketplace.campaign_join
            WHERE campaign_id = ANY(:campaigns) AND state = 'CONFIRMED' GROUP BY campaign_id""";

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final Clock clock;

    ReadProgress(Tenancy tenancy, CampaignStore campaigns, Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Refuses with: {@code campaign-not-found}. */
    @WithTransaction
    public Uni<CampaignProgress> get(UUID campaignId) {
        return of(List.of(campaignId))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("campaign")));
    }

    /** Of those of the campaigns that exist, read at one moment. */
    @WithTransaction
    public Uni<List<CampaignProgress>> of(Collection<UUID> campaignIds) {
        var now = clock.instant();
        return tenancy.cross("show campaigns' progress")
                .chain(() -> campaigns.byIds(campaignIds, now))
                .chain(found -> households(campaignIds).map(households -> join(found, households, now)));
    }

    private static Uni<Map<UUID, Long>> households(Collection<UUID> campaignIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOUSEHOLDS, Object[].class)
                        .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    private static List<CampaignProgress> join(List<Campaign> found, Map<UUID, Long> households, Instant now) {
        return found.stream()
                .map(campaign -> new CampaignProgress(
                        campaign, households.getOrDefault(campaign.terms().id(), 0L), now))
                .toList();
    }
}
