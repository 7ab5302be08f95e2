package io.linli.marketplace.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.VisitCompleted;

/** A visit took place: its shares wait only as long as it may be disputed. */
@ApplicationScoped
class AdvanceRelease implements DomainEventListener<VisitCompleted> {

    private final Releases releases;
    private final Tenancy tenancy;
    private final Clock clock;

    AdvanceRelease(Releases releases, Tenancy tenancy, Clock clock) {
        this.releases = releases;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "settlement.advance-release";
    }

    @Override
    public Class<VisitCompleted> eventType() {
        return VisitCompleted.class;
    }

    @Override
    public Uni<Void> on(VisitCompleted event) {
        return tenancy.enter(event.companyId())
                .chain(() -> releases.advance(event.bookingId(), clock.instant()))
                .replaceWithVoid();
    }
}
