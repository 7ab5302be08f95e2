package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.booking.VisitJobs;

/** Visits as those see them whom they concern. */
@ApplicationScoped
public class Visits {

    /** What was never paid for and is not held any more is of no interest. Ids are made by clients and tell no order. */
    private static final String OF_HOUSEHOLD =
            """
            SELECT id FROM marketplace.booking
            WHERE (resident_id = :resident OR household_id = :household) AND state <> 'RELEASED'
                AND (cast(:before AS text) IS NULL OR (created_at, id) < (
                    SELECT created_at, id FROM marketplace.booking WHERE id = cast(cast(:before AS text) AS uuid)))
            ORDER BY created_at DESC, id DESC LIMIT :limit""";

    private final PaidVisits visits;
    private final Bookings bookings;
    private final ServiceItems items;
    private final VisitJobs jobs;
    private final MoveVisit move;
    private final ProposalStore proposals;
    private final CancellationStore cancellations;
    private final MissedStore missed;

    Visits(
            PaidVisits visits,
            Bookings bookings,
            ServiceItems items,
            VisitJobs jobs,
            MoveVisit move,
            ProposalStore proposals,
            CancellationStore cancellations,
            MissedStore missed) {
        this.visits = visits;
        this.bookings = bookings;
        this.items = items;
        this.jobs = jobs;
        this.move = move;
        this.proposals = proposals;
        this.cancellations = cancellations;
        this.missed = missed;
    }

    /** Refuses with: {@code booking-not-found}, also for one the viewer may not see. */
    @WithTransaction
    public Uni<Visit> get(VisitViewer viewer, UUID bookingId) {
        return visits.look(viewer, bookingId)
                .chain(booking -> items.get(booking.serviceItemId()).chain(item -> visit(booking, item)));
    }

    /**
     * Those a resident booked, and those of the household, the last booked first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Booking>> list(VisitViewer.OfHousehold home, @Nullable String cursor, int limit) {
        var before = cursor == null ? null : Cursor.id(cursor).toString();
        return visits.enter(home)
                .chain(Panache::getSession)
                .chain(session -> session.<UUID>createNativeQuery(OF_HOUSEHOLD)
                        .setParameter("resident", home.residentId())
                        .setParameter("household", home.householdId())
                        .setParameter("before", before)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .chain(ids -> bookings.byIds(ids).map(found -> found.stream()
                        .sorted(Comparator.comparing((Booking booking) -> ids.indexOf(booking.id())))
                        .toList()))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    private Uni<Visit> visit(Booking booking, ServiceItem item) {
        return jobs.look(booking.id()).chain(progress -> missed.door(booking).chain(door -> proposals
                .openOf(List.of(booking.id()))
                .chain(open -> cancellations.of(booking).chain(ended -> missed.find(booking)
                        .map(claim -> new Visit(
                                booking,
                                item,
                                progress,
                                move.allows(booking),
                                door,
                                open.stream().findFirst(),
                                ended,
                                claim))))));
    }
}
