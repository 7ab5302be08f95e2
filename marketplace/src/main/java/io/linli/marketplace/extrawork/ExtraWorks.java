package io.linli.marketplace.extrawork;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Quote;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.PlaceVisit;
import io.linli.marketplace.order.PlacedOrder;
import io.linli.marketplace.paidvisit.VisitNews;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.marketplace.quote.Quoted;

/**
 * What is found on site besides: proposed by the technician, agreed and paid by the household, or not.
 *
 * <p>Refuses with: {@code booking-not-found} (also one that is not theirs), {@code extra-work-not-found}, and as below.
 */
@ApplicationScoped
public class ExtraWorks {

    private static final int LONGEST_NOTE = 500;

    private final Visits visits;
    private final Bookings bookings;
    private final ExtraWorkStore works;
    private final PlaceVisit place;
    private final DomainEvents events;
    private final Clock clock;

    ExtraWorks(
            Visits visits,
            Bookings bookings,
            ExtraWorkStore works,
            PlaceVisit place,
            DomainEvents events,
            Clock clock) {
        this.visits = visits;
        this.bookings = bookings;
        this.works = works;
        this.place = place;
        this.events = events;
        this.clock = clock;
    }

    /** In the order they were proposed, at most fifty. */
    @WithTransaction
    public Uni<List<ExtraWork>> of(VisitViewer viewer, UUID bookingId) {
        return visits.get(viewer, bookingId).chain(() -> works.ofBooking(bookingId));
    }

    /**
     * Proposes, while the visit is paid for and not done. A repeated key proposes nothing more. Refuses with: {@code
     * quote-lines-invalid}, {@code note-too-long}, {@code visit-not-under-way}.
     *
     * @param key made by the client: becomes the id
     */
    @WithTransaction
    public Uni<ExtraWork> propose(
            VisitViewer.OfTechnician technician, UUID bookingId, UUID key, List<Quote.Line> lines, String note) {
        var amount = Quoted.total(lines);
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal(Refusal.Kind.INVALID, "note-too-long", "A note has at most 500 characters.");
        }
        return visits.get(technician, bookingId)
                .map(visit -> requireUnderWay(visit.booking()))
                .invoke(booking ->
                        Quoted.requireCurrency(amount, booking.price().currency()))
                .call(booking -> works.insert(
                        new ExtraWork(
                                key,
                                booking.companyId(),
                                bookingId,
                                lines,
                                amount,
                                note,
                                ExtraWork.Standing.PROPOSED,
                                Optional.empty(),
                                clock.instant()),
                        technician.technicianId()))
                .call(booking -> tell(booking, key, amount))
                .chain(() -> one(bookingId, key));
    }

    /** Takes a proposal back that is not agreed. Repeated, nothing changes. Refuses with: {@code extra-work-answered}. */
    @WithTransaction
    public Uni<ExtraWork> withdraw(VisitViewer.OfTechnician technician, UUID bookingId, UUID id) {
        return end(technician, bookingId, id, ExtraWork.Standing.WITHDRAWN);
    }

    /** Does not want it. Repeated, nothing changes. Refuses with: {@code extra-work-answered}. */
    @WithTransaction
    public Uni<ExtraWork> decline(VisitViewer.OfHousehold home, UUID bookingId, UUID id) {
        return end(home, bookingId, id, ExtraWork.Standing.DECLINED);
    }

    /**
     * Agrees: there is an order to be paid. Agreed again, it is the same order while that can be paid. Refuses with: {@code
     * extra-work-answered}, {@code visit-not-under-way}.
     */
    @WithTransaction
    public Uni<PlacedOrder> agree(VisitViewer.OfHousehold home, Resident payer, UUID bookingId, UUID id) {
        return visits.get(home, bookingId).chain(() -> bookings.lock(bookingId)).chain(booking -> lock(bookingId, id)
                .chain(work -> work.standing() == ExtraWork.Standing.TO_PAY
                        ? place.again(work.groupId().orElseThrow())
                        : agree(requireUnderWay(booking), payer, work)));
    }

    private Uni<PlacedOrder> agree(Booking booking, Resident payer, ExtraWork work) {
        if (!work.standing().answerable()) {
            throw answered();
        }
        return place.extra(payer, booking, work.id(), work.amount())
                .call(order -> works.agree(work.id(), order.groupId(), clock.instant()));
    }

    private Uni<ExtraWork> end(VisitViewer viewer, UUID bookingId, UUID id, ExtraWork.Standing standing) {
        return visits.get(viewer, bookingId)
                .chain(() -> lock(bookingId, id))
                .chain(work -> work.standing() == standing ? Uni.createFrom().voidItem() : end(work, standing))
                .chain(() -> one(bookingId, id));
    }

    private Uni<Void> end(ExtraWork work, ExtraWork.Standing standing) {
        if (!work.standing().answerable()) {
            throw answered();
        }
        return works.end(work.id(), standing, clock.instant());
    }

    private Uni<ExtraWork> lock(UUID bookingId, UUID id) {
        return works.lock(id).map(found -> found.filter(work -> work.bookingId().equals(bookingId))
                .orElseThrow(() -> Refusal.notFound("extra-work")));
    }

    private Uni<ExtraWork> one(UUID bookingId, UUID id) {
        return works.ofBooking(bookingId).map(all -> all.stream()
                .filter(work -> work.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("extra-work")));
    }

    private Uni<Void> tell(Booking booking, UUID id, io.linli.catalog.kernel.Money amount) {
        return events.publish(new VisitNews(
                VisitNews.What.EXTRA_WORK_PROPOSED,
                booking.id(),
                booking.companyId(),
                booking.householdId(),
                booking.residentId(),
                id,
                Optional.of(amount)));
    }

    private static Booking requireUnderWay(Booking booking) {
        if (booking.state() != Booking.State.CONFIRMED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "visit-not-under-way", "This visit is not paid for, or it is over.");
        }
        return booking;
    }

    private static Refusal answered() {
        return new Refusal(Refusal.Kind.CONFLICT, "extra-work-answered", "This was answered before.");
    }
}
