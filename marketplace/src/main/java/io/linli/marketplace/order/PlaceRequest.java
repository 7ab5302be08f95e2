package io.linli.marketplace.order;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.community.Resident;

/**
 * @param expectedTotal what the resident was shown; empty when the client does not say
 * @param expectedDelivery the last day of delivery that the resident was shown; empty when the client does not say
 */
public record PlaceRequest(
        Resident resident, UUID cartId, Optional<Money> expectedTotal, Optional<LocalDate> expectedDelivery) {

    public PlaceRequest(Resident resident, UUID cartId, Optional<Money> expectedTotal) {
        this(resident, cartId, expectedTotal, Optional.empty());
    }
}
