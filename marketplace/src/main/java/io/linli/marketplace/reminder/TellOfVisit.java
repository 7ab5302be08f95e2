package io.linli.marketplace.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.marketplace.notice.TellOne;

/** Tells those whom a visit concerns. Joins the caller's transaction; told again of the same time and technician, it is told once. */
@ApplicationScoped
public class TellOfVisit {

    /** A technician is no resident: there is no notice behind it. */
    private static final String TO_TECHNICIAN =
            """
            INSERT INTO marketplace.message
                (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel, created_at, next_at)
            VALUES (:id, :company, 'TECHNICIAN', :technician, :kind, :subject, :cause, cast(cast(:facts AS text) AS jsonb),
                'EMAIL', :now, :now)
            ON CONFLICT DO NOTHING""";

    /** What was told of a time that was given up and is the visit's again, to the resident and the technician. */
    private static final String AGAIN =
            """
            UPDATE marketplace.message SET state = 'WAITING', reason = NULL, ended_at = NULL, attempts = 0, next_at = :now
            WHERE subject_id = :subject AND kind = :kind AND cause_id = :cause AND state = 'OBSOLETE'
                AND reason = 'visit-changed'""";

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final TellOne notices;
    private final Clock clock;

    TellOfVisit(Tenancy tenancy, Bookings bookings, TellOne notices, Clock clock) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.notices = notices;
        this.clock = clock;
    }

    /** The technician is on the way: urgent, it passes quiet hours. A visit that is not to be made is not told of. */
    @WithTransaction
    public Uni<Void> onTheWay(UUID companyId, UUID bookingId) {
        return tenancy.enter(companyId)
                .chain(() -> bookings.byIds(List.of(bookingId)))
                .chain(found -> found.isEmpty() || found.get(0).state() != Booking.State.CONFIRMED
                        ? Uni.createFrom().voidItem()
                        : resident(found.get(0), NoticeKind.VISIT_ON_THE_WAY, Reminder.version(found.get(0))));
    }

    Uni<Void> remind(Booking booking, Reminder reminder) {
        var cause = reminder == Reminder.AFTERWARDS ? booking.id() : Reminder.version(booking);
        return resident(booking, reminder.notice(), cause)
                .chain(() -> reminder.toTechnician()
                        ? technician(booking, reminder.notice(), cause)
                        : Uni.createFrom().voidItem())
                .chain(() -> again(booking, reminder.notice(), cause));
    }

    private Uni<Void> again(Booking booking, NoticeKind kind, UUID causeId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AGAIN)
                        .setParameter("subject", booking.id())
                        .setParameter("kind", kind.name())
                        .setParameter("cause", causeId)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> resident(Booking booking, NoticeKind kind, UUID causeId) {
        return notices.tell(
                booking.companyId(), booking.residentId(), kind, booking.id(), causeId, Reminder.facts(booking));
    }

    private Uni<Void> technician(Booking booking, NoticeKind kind, UUID causeId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TO_TECHNICIAN)
                        .setParameter("id", Ids.next())
                        .setParameter("company", booking.companyId())
                        .setParameter("technician", booking.technicianId())
                        .setParameter("kind", kind.name())
                        .setParameter("subject", booking.id())
                        .setParameter("cause", causeId)
                        .setParameter("facts", Reminder.facts(booking).write())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
