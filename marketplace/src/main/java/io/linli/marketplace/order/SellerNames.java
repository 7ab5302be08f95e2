package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.PropertyCompanies;

/** What those who sell are called: suppliers, and the property company where bills are paid. Needs an open session. */
@ApplicationScoped
class SellerNames {

    private final Suppliers suppliers;
    private final PropertyCompanies companies;

    SellerNames(Suppliers suppliers, PropertyCompanies companies) {
        this.suppliers = suppliers;
        this.companies = companies;
    }

    /** By id, of these orders. */
    Uni<Map<UUID, LocalizedText>> of(List<OrderRow> orders) {
        var names = new HashMap<UUID, LocalizedText>();
        return suppliers
                .byIds(orders.stream()
                        .filter(order -> !order.ofBills())
                        .map(order -> order.supplierId)
                        .distinct()
                        .toList())
                .invoke(found -> found.forEach(one -> names.put(one.id(), one.name())))
                .chain(() -> orders.stream().anyMatch(OrderRow::ofBills) ? company(orders, names) : none())
                .replaceWith(names);
    }

    /** All orders that a viewer of bills sees are of one company. */
    private Uni<Void> company(List<OrderRow> orders, Map<UUID, LocalizedText> names) {
        return companies
                .get(orders.get(0).companyId)
                .invoke(one -> names.put(one.id(), one.name()))
                .replaceWithVoid();
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
