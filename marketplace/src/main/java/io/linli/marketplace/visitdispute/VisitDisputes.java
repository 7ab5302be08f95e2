package io.linli.marketplace.visitdispute;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** Reads disputes as somebody may see them. */
@ApplicationScoped
public class VisitDisputes {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final VisitDisputeStore store;

    VisitDisputes(Tenancy tenancy, VisitDisputeStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /** Refuses with: {@code visit-dispute-not-found}, also for one the viewer may not see. */
    @WithTransaction
    public Uni<VisitDispute> get(VisitDisputeViewer viewer, UUID id) {
        return enter(viewer)
                .chain(() -> store.find(viewer, id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("visit-dispute")));
    }

    /** Of a booking of the household's. */
    @WithTransaction
    public Uni<Optional<VisitDispute>> ofBooking(VisitDisputeViewer.OfHousehold household, UUID bookingId) {
        return enter(household).chain(() -> store.ofBooking(bookingId)).chain(id -> id.map(
                        found -> store.find(household, found))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<VisitDispute>> list(VisitDisputeViewer viewer, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return enter(viewer)
                .chain(() -> store.page(viewer, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    private Uni<Void> enter(VisitDisputeViewer viewer) {
        if (viewer instanceof VisitDisputeViewer.OfHousehold household) {
            return tenancy.enter(household.companyId());
        }
        return viewer instanceof VisitDisputeViewer.OfPropertyCompany company
                ? tenancy.enter(company.companyId())
                : tenancy.cross("disputed visits");
    }
}
