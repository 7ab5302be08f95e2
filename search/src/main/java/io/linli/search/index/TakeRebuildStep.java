package io.linli.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.search.engine.SearchSettings;

/** Indexes the next portion of offers, or finishes when there are no more. */
@ApplicationScoped
class TakeRebuildStep implements DomainEventListener<RebuildStep> {

    private final RebuildRows rows;
    private final OfferIndex index;
    private final IndexWriting writing;
    private final Offers offers;
    private final DomainEvents events;
    private final SearchSettings settings;
    private final Clock clock;

    TakeRebuildStep(
            RebuildRows rows,
            OfferIndex index,
            IndexWriting writing,
            Offers offers,
            DomainEvents events,
            SearchSettings settings,
            Clock clock) {
        this.rows = rows;
        this.index = index;
        this.writing = writing;
        this.offers = offers;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "search-rebuild";
    }

    @Override
    public Class<RebuildStep> eventType() {
        return RebuildStep.class;
    }

    /** A step of a rebuild that was given up does nothing. */
    @Override
    public Uni<Void> on(RebuildStep step) {
        return rows.running()
                .chain(running -> running.filter(found -> found.id().equals(step.rebuildId()))
                        .map(found -> take(step, found.index()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> take(RebuildStep step, String filled) {
        var ready = step.after() == null
                ? index.startFilling(filled)
                : Uni.createFrom().voidItem();
        return ready.chain(() -> offers.after(step.after(), settings.rebuildBatch()))
                .chain(portion -> portion.isEmpty() ? finish(step, filled) : goOn(step, filled, portion));
    }

    private Uni<Void> goOn(RebuildStep step, String filled, List<OfferListing> portion) {
        var last = portion.get(portion.size() - 1).offerId();
        return writing.writeFilling(filled, portion)
                .chain(() -> rows.advance(step.rebuildId(), portion.size(), clock.instant()))
                .chain(() -> events.publish(new RebuildStep(step.rebuildId(), last)));
    }

    private Uni<Void> finish(RebuildStep step, String filled) {
        return index.finishFilling(filled).chain(() -> rows.complete(step.rebuildId(), clock.instant()));
    }
}
