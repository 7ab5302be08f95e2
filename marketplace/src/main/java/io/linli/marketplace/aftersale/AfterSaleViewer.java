package io.linli.marketplace.aftersale;

import java.util.UUID;

/** Who looks at after-sale requests, and so whose they may see. */
public sealed interface AfterSaleViewer {

    /** A household sees its own. */
    record OfHousehold(UUID companyId, UUID householdId) implements AfterSaleViewer {}

    /** A supplier sees those about its lines, in all communities. */
    record OfSupplier(UUID supplierId) implements AfterSaleViewer {}

    /** A property company sees those of its communities. */
    record OfPropertyCompany(UUID companyId) implements AfterSaleViewer {}

    /** In what role they act. */
    default AfterSaleParty party() {
        if (this instanceof OfHousehold) {
            return AfterSaleParty.HOUSEHOLD;
        }
        return this instanceof OfSupplier ? AfterSaleParty.SUPPLIER : AfterSaleParty.PROPERTY_COMPANY;
    }
}
