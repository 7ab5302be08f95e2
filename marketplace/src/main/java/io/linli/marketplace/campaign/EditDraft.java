package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.stock.Stock;

/** Changes what a draft is called, needs and lasts, by whoever wrote it. What is published stays as it was promised. */
@ApplicationScoped
public class EditDraft {

    private final Drafts drafts;
    private final CampaignStore campaigns;
    private final Stock stock;
    private final OpeningRules rules;
    private final Clock clock;

    EditDraft(Drafts drafts, CampaignStore campaigns, Stock stock, CampaignSettings settings, Clock clock) {
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.stock = stock;
        this.rules = new OpeningRules(settings.longest());
        this.clock = clock;
    }

    /**
     * Done again, it changes nothing more. Refuses with: {@code campaign-not-found} (also another company's), {@code
     * not-the-leader}, {@code not-a-draft}, {@code campaign-terms-invalid} with the fact {@code field}, {@code
     * threshold-above-stock}.
     */
    @WithTransaction
    public Uni<Campaign> edit(Host host, UUID campaignId, DraftTerms terms) {
        return drafts.own(host, campaignId)
                .invoke(draft -> rules.checkDraft(terms, opens(terms, draft), clock.instant()))
                .call(draft -> checkThreshold(draft, terms))
                .chain(draft -> campaigns.edit(campaignId, terms, opens(terms, draft)))
                .chain(() -> campaigns.again(campaignId, clock.instant()));
    }

    private Uni<Void> checkThreshold(Campaign draft, DraftTerms terms) {
        var items = draft.terms().items();
        return stock.available(items.stream().map(CampaignItem::offerId).toList())
                .invoke(available -> rules.checkThreshold(terms.threshold(), items, available))
                .replaceWithVoid();
    }

    private static Instant opens(DraftTerms terms, Campaign draft) {
        return terms.opensAt() == null ? draft.terms().opensAt() : terms.opensAt();
    }
}
