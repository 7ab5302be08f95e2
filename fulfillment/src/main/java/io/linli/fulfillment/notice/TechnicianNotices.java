package io.linli.fulfillment.notice;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** A technician's own notices: reading them, and noting that they were read. Noted again, the first time stays. */
@ApplicationScoped
public class TechnicianNotices {

    /** As many new ones are counted; who has more has as many. */
    public static final int MOST_COUNTED = 100;

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final TechnicianNoticeStore store;
    private final Clock clock;

    TechnicianNotices(Tenancy tenancy, TechnicianNoticeStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<TechnicianNotice>> of(UUID technicianId, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return enter().chain(() -> store.of(technicianId, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** How many are new, at most {@value #MOST_COUNTED}. */
    @WithTransaction
    public Uni<Long> unread(UUID technicianId) {
        return enter().chain(() -> store.unread(technicianId, MOST_COUNTED));
    }

    /** @return the one that was read. Refuses with: {@code notice-not-found} (also a colleague's). */
    @WithTransaction
    public Uni<TechnicianNotice> readOne(UUID technicianId, UUID noticeId) {
        return own(technicianId, noticeId).call(() -> store.readOne(technicianId, noticeId, clock.instant()));
    }

    /**
     * This one and all before it: what came after it was shown stays new. Refuses with: {@code notice-not-found} (also a
     * colleague's).
     */
    @WithTransaction
    public Uni<Void> readUpTo(UUID technicianId, UUID noticeId) {
        return own(technicianId, noticeId).chain(() -> store.readUpTo(technicianId, noticeId, clock.instant()));
    }

    private Uni<TechnicianNotice> own(UUID technicianId, UUID noticeId) {
        return enter().chain(() -> store.find(technicianId, noticeId))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("notice")));
    }

    private Uni<Void> enter() {
        return tenancy.cross("a technician's notices");
    }
}
