package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/**
 * Notes that a resident has read notices. Noted again, the first time stays.
 *
 * <p>Refuses with: {@code notice-not-found} (also a neighbour's).
 */
@ApplicationScoped
public class ReadNotices {

    private final Tenancy tenancy;
    private final NoticeStore store;
    private final Clock clock;

    ReadNotices(Tenancy tenancy, NoticeStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    /** @return the one that was read */
    @WithTransaction
    public Uni<Notice> one(Resident resident, UUID noticeId) {
        return own(resident, noticeId).call(() -> store.readOne(resident.id(), noticeId, clock.instant()));
    }

    /** This one and all before it: what came after it was shown stays new. */
    @WithTransaction
    public Uni<Void> upTo(Resident resident, UUID noticeId) {
        return own(resident, noticeId)
                .chain(() -> store.readUpTo(resident.id(), noticeId, clock.instant()))
                .replaceWithVoid();
    }

    private Uni<Notice> own(Resident resident, UUID noticeId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> store.get(resident.id(), noticeId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("notice"));
    }
}
