package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns of visits. Who may open one, and on what terms, is the caller's business. */
@ApplicationScoped
public class VisitCampaigns {

    private final CampaignStore store;
    private final OpeningRules opening;
    private final VisitRules rules;
    private final Clock clock;

    VisitCampaigns(CampaignStore store, CampaignSettings settings, Clock clock) {
        this.store = store;
        this.opening = new OpeningRules(settings.longest());
        this.rules = VisitRules.of(settings);
        this.clock = clock;
    }

    /** Empty where there is none of that id. */
    @WithSession
    public Uni<Optional<Campaign>> find(UUID campaignId) {
        return store.byIds(List.of(campaignId), clock.instant())
                .map(found -> found.stream().findFirst());
    }

    /** Joins the caller's transaction, which has entered the company's tenancy. */
    @WithTransaction
    public Uni<Campaign> open(CampaignTerms terms) {
        var now = clock.instant();
        return store.insert(terms, Campaign.Outcome.OPEN)
                .map(inserted -> Campaign.at(terms, Progress.NONE, Campaign.Outcome.OPEN, now));
    }

    /**
     * Refuses with: {@code campaign-terms-invalid} with the fact {@code field} {@code cutoffAt}, {@code cutoff-too-near-visits}
     * with the fact {@code latest}.
     *
     * @param dayBegins first moment of the day of the visits
     */
    public void checkTimes(Instant opensAt, Instant cutoffAt, Instant dayBegins) {
        opening.checkTimes(opensAt, cutoffAt, clock.instant());
        rules.checkCutoff(dayBegins, cutoffAt);
    }
}
