package io.linli.marketplace.order;

import java.util.UUID;

/** Who looks at orders, and so whose they may see. */
public sealed interface OrderViewer {

    /** A resident sees the own ones. */
    record OfResident(UUID companyId, UUID residentId) implements OrderViewer {}

    /** A supplier sees what it is to deliver, in all communities, once it is paid. */
    record OfSupplier(UUID supplierId) implements OrderViewer {}

    /** A property company sees those of its communities. */
    record OfPropertyCompany(UUID companyId) implements OrderViewer {}
}
