package io.linli.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.feed.ImportRunFinished;
import io.linli.catalog.feed.MarkSearchable;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.offer.OffersChanged;

/** Keeps the index in step with the catalogue. */
@ApplicationScoped
class IndexChanges implements DomainEventListener<DomainEvent> {

    private final OfferIndex index;
    private final IndexWriting writing;
    private final MarkSearchable markSearchable;

    IndexChanges(OfferIndex index, IndexWriting writing, MarkSearchable markSearchable) {
        this.index = index;
        this.writing = writing;
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
                        : writing.write(((OffersChanged) event).offerIds()));
    }
}
