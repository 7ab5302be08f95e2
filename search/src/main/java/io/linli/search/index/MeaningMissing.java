package io.linli.search.index;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * Offers were indexed by their words alone; what they mean is still to be learnt.
 *
 * @param offerIds 1 to {@value #MOST}: what is learnt together takes a fraction of a second
 */
public record MeaningMissing(List<UUID> offerIds) implements DomainEvent {

    public static final int MOST = 100;

    public MeaningMissing {
        offerIds = List.copyOf(offerIds);
        if (offerIds.isEmpty() || offerIds.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " offers, not " + offerIds.size());
        }
    }
}
