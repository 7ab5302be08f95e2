package io.linli.catalog.offer;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.DomainEvent;

/**
 * Offers were made, changed, withdrawn, sold out or can be had again. Says which, not how: read them anew.
 *
 * @param offerIds 1 to {@value #MOST}
 */
public record OffersChanged(List<UUID> offerIds) implements DomainEvent {

    public static final int MOST = 1_000;

    public OffersChanged {
        offerIds = List.copyOf(offerIds);
        if (offerIds.isEmpty() || offerIds.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " offers, not " + offerIds.size());
        }
    }

    /** Of any number of offers, in as many events as that takes. */
    public static List<OffersChanged> all(List<UUID> offerIds) {
        return IntStream.iterate(0, first -> first < offerIds.size(), first -> first + MOST)
                .mapToObj(first -> new OffersChanged(offerIds.subList(first, Math.min(first + MOST, offerIds.size()))))
                .toList();
    }
}
