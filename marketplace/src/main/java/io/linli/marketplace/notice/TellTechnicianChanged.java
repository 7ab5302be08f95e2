package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.TechnicianChanged;

/** Tells who booked a visit that somebody else comes. */
@ApplicationScoped
class TellTechnicianChanged implements DomainEventListener<TechnicianChanged> {

    private static final String TELL =
            """
            INSERT INTO marketplace.notice (id, company_id, resident_id, kind, subject_id, cause_id, facts, created_at)
            VALUES (:id, :company, :resident, 'VISIT_REASSIGNED', :booking, :change, cast('{}' AS jsonb), :now)
            ON CONFLICT (resident_id, kind, subject_id, cause_id) DO NOTHING""";

    private final Tenancy tenancy;
    private final Clock clock;

    TellTechnicianChanged(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice.tell-technician-changed";
    }

    @Override
    public Class<TechnicianChanged> eventType() {
        return TechnicianChanged.class;
    }

    @Override
    public Uni<Void> on(TechnicianChanged event) {
        return tenancy.enter(event.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(TELL)
                        .setParameter("id", Ids.next())
                        .setParameter("company", event.companyId())
                        .setParameter("resident", event.residentId())
                        .setParameter("booking", event.bookingId())
                        .setParameter("change", event.changeId())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
