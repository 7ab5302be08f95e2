package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** Reads disputes, of all property companies, for the operator. */
@ApplicationScoped
public class Disputes {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final DisputeStore store;

    Disputes(Tenancy tenancy, DisputeStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /** Refuses with: {@code dispute-not-found}. */
    @WithTransaction
    public Uni<Dispute> get(UUID id) {
        return tenancy.cross("the operator's disputes")
                .chain(() -> store.find(id, false))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("dispute")));
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Dispute>> list(@Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.cross("the operator's disputes")
                .chain(() -> store.page(before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }
}
