package io.linli.search.index;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.search.meaning.Meanings;

/**
 * Brings offers as they are now into the index: at once by their words, and by their meaning as far as it is known; what is
 * missing of it is asked for by {@link MeaningMissing}. Needs an open transaction.
 */
@ApplicationScoped
class IndexWriting {

    private final Offers offers;
    private final Meanings meanings;
    private final OfferIndex index;
    private final RebuildRows rebuilds;
    private final DomainEvents events;

    IndexWriting(Offers offers, Meanings meanings, OfferIndex index, RebuildRows rebuilds, DomainEvents events) {
        this.offers = offers;
        this.meanings = meanings;
        this.index = index;
        this.rebuilds = rebuilds;
        this.events = events;
    }

    /** To an index that is being filled first: should the two be swapped in between, the second write reaches it. */
    Uni<Void> write(List<UUID> offerIds) {
        return rebuilds.running()
                .chain(rebuild -> offers.byIds(offerIds)
                        .chain(this::documents)
                        .call(documents -> writeFilling(rebuild, documents)))
                .chain(index::write);
    }

    /** To the index that a rebuild fills. */
    Uni<Void> writeFilling(String filling, List<OfferListing> portion) {
        return documents(portion).chain(documents -> index.writeFilling(filling, documents));
    }

    private Uni<Void> writeFilling(Optional<RebuildRows.Running> rebuild, BulkWrite documents) {
        return rebuild.map(running -> index.writeFilling(running.index(), documents))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<BulkWrite> documents(List<OfferListing> listings) {
        return meanings.of(listings).call(known -> askFor(known.missing())).map(known -> index.bulk(listings, known));
    }

    private Uni<Void> askFor(List<UUID> missing) {
        return Multi.createFrom()
                .iterable(portions(missing))
                .onItem()
                .transformToUniAndConcatenate(portion -> events.publish(new MeaningMissing(portion)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<List<UUID>> portions(List<UUID> ids) {
        var portions = new ArrayList<List<UUID>>();
        for (int from = 0; from < ids.size(); from += MeaningMissing.MOST) {
            portions.add(ids.subList(from, Math.min(ids.size(), from + MeaningMissing.MOST)));
        }
        return portions;
    }
}
