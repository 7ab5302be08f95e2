package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Campaigns that are teams. Who may open one, and on what terms, is the caller's business. */
@ApplicationScoped
public class TeamCampaigns {

    /** Teams of one answer. */
    private static final int MOST = 50;

    private final CampaignStore store;
    private final SeatCounts counts;
    private final Clock clock;

    TeamCampaigns(CampaignStore store, SeatCounts counts, Clock clock) {
        this.store = store;
        this.counts = counts;
        this.clock = clock;
    }

    /** Empty where there is none of that id. */
    @WithSession
    public Uni<Optional<Campaign>> find(UUID campaignId) {
        return store.byIds(List.of(campaignId), clock.instant())
                .map(found -> found.stream().findFirst());
    }

    /**
     * Teams that a household has open; until the caller's transaction ends it opens no other. Joins that transaction, which has
     * entered the company's tenancy.
     */
    @WithTransaction
    public Uni<Long> openOf(UUID householdId) {
        return counts.openTeams(householdId, clock.instant());
    }

    /** Joins the caller's transaction, which has entered the company's tenancy. */
    @WithTransaction
    public Uni<Void> open(CampaignTerms terms) {
        return store.insert(terms, Campaign.Outcome.OPEN);
    }

    /** Where nobody is in it, it ends: it is due now; it is passed on where others are. Joins the caller's transaction and tenancy. */
    @WithTransaction
    public Uni<Void> endIfEmpty(CampaignTerms terms) {
        var opened = Objects.requireNonNull(terms.team());
        return store.lock(terms.id()).chain(() -> counts.passOn(terms.id(), opened.initiatorId(), clock.instant()));
    }

    /** Teams on these terms that have a paid member and room, the next to end first, at most 50. */
    @WithSession
    public Uni<List<Campaign>> joinable(UUID teamOfferId) {
        return store.openTeams(teamOfferId, MOST, clock.instant());
    }
}
