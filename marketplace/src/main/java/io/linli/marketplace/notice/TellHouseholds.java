package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.TechnicianComes;
import io.linli.marketplace.paidvisit.VisitNews;

/** Tells a household, and whoever booked for it, what became of a visit. */
@ApplicationScoped
class TellHouseholds implements DomainEventListener<DomainEvent> {

    /** Of one household; nobody's is as large. */
    private static final int MOST = 50;

    private static final String TELL =
            """
            INSERT INTO marketplace.notice (id, company_id, resident_id, kind, subject_id, cause_id, facts, created_at)
            SELECT (cast(:ids AS uuid[]))[cast(row_number() OVER (ORDER BY id) AS int)], :company, id, :kind, :booking, :cause,
                cast(cast(:facts AS text) AS jsonb), :now
            FROM (SELECT id FROM marketplace.resident WHERE household_id = :household OR id = :resident
                ORDER BY id LIMIT :most) told
            ON CONFLICT (resident_id, kind, subject_id, cause_id) DO NOTHING""";

    private final Tenancy tenancy;
    private final Clock clock;

    TellHouseholds(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice.tell-households";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(VisitNews.class, TechnicianComes.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof VisitNews news) {
            return tenancy.enter(news.companyId()).chain(() -> tell(news));
        }
        if (event instanceof TechnicianComes comes) {
            return tenancy.enter(comes.companyId()).chain(() -> tell(comes));
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> tell(VisitNews event) {
        var facts =
                event.back().map(back -> NoticeFacts.none().with("back", back)).orElseGet(NoticeFacts::none);
        return tell(new Told(
                event.companyId(),
                event.householdId(),
                event.residentId(),
                "VISIT_" + event.what().name(),
                event.bookingId(),
                event.causeId(),
                facts));
    }

    private Uni<Void> tell(TechnicianComes event) {
        return tell(new Told(
                event.companyId(),
                event.householdId(),
                event.residentId(),
                NoticeKind.VISIT_STANDS.name(),
                event.bookingId(),
                event.changeId(),
                NoticeFacts.none()));
    }

    /** What a household is told. */
    private record Told(
            UUID companyId,
            UUID householdId,
            UUID residentId,
            String kind,
            UUID bookingId,
            UUID causeId,
            NoticeFacts facts) {}

    private Uni<Void> tell(Told event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL)
                        .setParameter(
                                "ids", Stream.generate(Ids::next).limit(MOST).toArray(UUID[]::new))
                        .setParameter("company", event.companyId())
                        .setParameter("kind", event.kind())
                        .setParameter("booking", event.bookingId())
                        .setParameter("cause", event.causeId())
                        .setParameter("facts", event.facts().write())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .setParameter("household", event.householdId())
                        .setParameter("resident", event.residentId())
                        .setParameter("most", MOST)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
