package io.linli.marketplace.purchase;

import java.util.UUID;

import io.linli.marketplace.campaign.Host;

/** Who looks at purchase orders, and so which they may see. */
public sealed interface PurchaseViewer {

    /** A supplier sees its own, of all communities. */
    record OfSupplier(UUID supplierId) implements PurchaseViewer {}

    /** A leader sees those of the own campaigns, a property company those of its communities. */
    record OfHost(Host host) implements PurchaseViewer {}
}
