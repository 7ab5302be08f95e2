package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** A resident's own notices. */
@ApplicationScoped
public class ResidentNotices {

    /** As many new ones are counted; who has more has as many. */
    public static final int MOST_COUNTED = 100;

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final NoticeStore store;

    ResidentNotices(Tenancy tenancy, NoticeStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Notice>> of(Resident resident, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.enter(resident.companyId())
                .chain(() -> store.ofResident(resident.id(), before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** How many are new, at most {@value #MOST_COUNTED}. */
    @WithTransaction
    public Uni<Long> unread(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> store.unread(resident.id(), MOST_COUNTED));
    }
}
