package io.linli.catalog.brand;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * Brands were joined, taken apart or named: their goods are shown otherwise. Says which, not how.
 *
 * @param brandIds what was part of the same at that moment need not be named
 * @param after the last offer that was told of it; those are told a portion at a time
 */
public record BrandsChanged(List<UUID> brandIds, UUID after) implements DomainEvent {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    public BrandsChanged {
        brandIds = List.copyOf(brandIds);
    }

    static BrandsChanged of(UUID... brandIds) {
        return new BrandsChanged(List.of(brandIds), BEFORE_ALL);
    }

    /** The same for the offers that follow. */
    public BrandsChanged from(UUID lastOffer) {
        return new BrandsChanged(brandIds, lastOffer);
    }
}
