package io.linli.marketplace.purchase;

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

/** Reads purchase orders as somebody may see them. */
@ApplicationScoped
public class PurchaseOrders {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final PurchaseStore store;

    PurchaseOrders(Tenancy tenancy, PurchaseStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param campaignId only its; null for all
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<PurchaseOrder>> list(
            PurchaseViewer viewer, @Nullable UUID campaignId, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return enter(viewer)
                .chain(() -> store.list(viewer, campaignId, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Refuses with: {@code purchase-order-not-found}, also for one the viewer may not see. */
    @WithTransaction
    public Uni<PurchaseOrder> get(PurchaseViewer viewer, UUID id) {
        return enter(viewer)
                .chain(() -> store.byId(viewer, id))
                .map(List::stream)
                .map(found -> found.findFirst().orElseThrow(() -> Refusal.notFound("purchase-order")));
    }

    private Uni<Void> enter(PurchaseViewer viewer) {
        return viewer instanceof PurchaseViewer.OfHost host
                ? tenancy.enter(host.host().companyId())
                : tenancy.cross("a supplier's purchase orders");
    }
}
