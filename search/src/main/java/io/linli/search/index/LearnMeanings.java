package io.linli.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.offer.Offers;
import io.linli.search.meaning.Meanings;

/** Works out what offers mean that were indexed by their words, and indexes them again with it. */
@ApplicationScoped
class LearnMeanings implements DomainEventListener<MeaningMissing> {

    private final Offers offers;
    private final Meanings meanings;
    private final IndexWriting writing;

    LearnMeanings(Offers offers, Meanings meanings, IndexWriting writing) {
        this.offers = offers;
        this.meanings = meanings;
        this.writing = writing;
    }

    @Override
    public String name() {
        return "search-meaning";
    }

    @Override
    public Class<MeaningMissing> eventType() {
        return MeaningMissing.class;
    }

    @Override
    public Uni<Void> on(MeaningMissing missing) {
        return offers.byIds(missing.offerIds()).chain(meanings::learn).chain(() -> writing.write(missing.offerIds()));
    }
}
