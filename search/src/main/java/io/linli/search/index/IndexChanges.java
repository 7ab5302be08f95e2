package io.linli.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.feed.ImportRunFinished;
import io.linli.catalog.feed.MarkSearchable;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.offer.OffersChanged;

/** Keeps the index in step with the catalogue. */
@ApplicationScoped
class IndexChanges implements DomainEventListener<DomainEvent> {

    private final Offers offers;
    private final OfferIndex index;
    private final RebuildRows rebuilds;
    private final MarkSearchable markSearchable;

    IndexChanges(Offers offers, OfferIndex index, RebuildRows rebuilds, MarkSearchable markSearchable) {
        this.offers = offers;
        this.index = index;
        this.rebuilds = rebuilds;
        this.markSearchable = markSearchable;
    }

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(OffersChanged.class, ImportRunFinished.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        return index.ensure()
                .chain(() -> event instanceof ImportRunFinished finished
                        ? index.refresh().chain(() -> markSearchable.mark(finished.runId()))
                        : write((OffersChanged) event));
    }

    /** To an index that is being filled first: should the two be swapped in between, the second write reaches it. */
    private Uni<Void> write(OffersChanged changed) {
        return rebuilds.running()
                .chain(rebuild -> offers.byIds(changed.offerIds())
                        .map(index::bulk)
                        .call(documents -> writeFilling(rebuild, documents)))
                .chain(index::write);
    }

    private Uni<Void> writeFilling(Optional<RebuildRows.Running> rebuild, BulkWrite documents) {
        return rebuild.map(running -> index.writeFilling(running.index(), documents))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
