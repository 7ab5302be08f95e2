package io.linli.marketplace.aftersale;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** Reads requests as somebody may see them: a household its own, a supplier its lines', a company its communities'. */
@ApplicationScoped
public class AfterSales {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final AfterSaleStore store;

    AfterSales(Tenancy tenancy, AfterSaleStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /** Refuses with: {@code after-sale-not-found}, also for one the viewer may not see. */
    @WithTransaction
    public Uni<AfterSale> get(AfterSaleViewer viewer, UUID id) {
        return enter(viewer)
                .chain(() -> store.find(viewer, id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("after-sale")));
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<AfterSale>> list(AfterSaleViewer viewer, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return enter(viewer)
                .chain(() -> store.page(viewer, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** All about one order of the household's, newest first. */
    @WithTransaction
    public Uni<List<AfterSale>> ofOrder(AfterSaleViewer.OfHousehold household, UUID orderId) {
        return tenancy.enter(household.companyId())
                .chain(() -> store.ofOrder(orderId))
                .map(found -> found.stream()
                        .filter(one -> one.householdId().equals(household.householdId()))
                        .toList());
    }

    private Uni<Void> enter(AfterSaleViewer viewer) {
        if (viewer instanceof AfterSaleViewer.OfHousehold household) {
            return tenancy.enter(household.companyId());
        }
        return viewer instanceof AfterSaleViewer.OfPropertyCompany company
                ? tenancy.enter(company.companyId())
                : tenancy.cross("a supplier's after-sales");
    }
}
