package io.linli.marketplace.aftersale;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A request was made, or came to stand elsewhere: whoever is concerned may be told.
 *
 * @param standing where it stands now
 * @param by who moved it
 */
public record AfterSaleMoved(
        UUID afterSaleId,
        UUID companyId,
        UUID householdId,
        UUID supplierId,
        UUID lineId,
        AfterSaleStanding standing,
        AfterSaleParty by)
        implements DomainEvent {

    static AfterSaleMoved of(AfterSale afterSale, AfterSaleStanding standing, AfterSaleParty by) {
        return new AfterSaleMoved(
                afterSale.id(),
                afterSale.companyId(),
                afterSale.householdId(),
                afterSale.supplierId(),
                afterSale.lineId(),
                standing,
                by);
    }
}
