package io.linli.marketplace.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.VisitMoved;

/** A visit takes place at another time: its shares wait for that. */
@ApplicationScoped
class MoveRelease implements DomainEventListener<VisitMoved> {

    private final Releases releases;
    private final Tenancy tenancy;

    MoveRelease(Releases releases, Tenancy tenancy) {
        this.releases = releases;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "settlement.move-release";
    }

    @Override
    public Class<VisitMoved> eventType() {
        return VisitMoved.class;
    }

    @Override
    public Uni<Void> on(VisitMoved event) {
        return tenancy.enter(event.companyId())
                .chain(() -> releases.replan(event.bookingId()))
                .replaceWithVoid();
    }
}
