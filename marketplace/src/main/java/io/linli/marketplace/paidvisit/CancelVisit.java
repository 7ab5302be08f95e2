package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitCancelled;
import io.linli.marketplace.payment.RefundReason;

/**
 * Gives up a visit that is paid for: the technician is free, what is above the fee is ordered back, all in one transaction. Given
 * up again, it answers with what came of the first time.
 *
 * <p>Refuses with: {@code booking-not-found} (also for one that is not theirs), {@code visit-not-paid}, {@code visit-done}, {@code
 * visit-started}, {@code visit-of-group-buy}, {@code visit-missed-pending}, {@code note-too-long}.
 */
@ApplicationScoped
public class CancelVisit {

    private static final Logger LOG = Logger.getLogger(CancelVisit.class);

    private final PaidVisits visits;
    private final VisitMoney money;
    private final CancellationStore cancellations;
    private final PendingClaims claims;
    private final DomainEvents events;
    private final Clock clock;

    CancelVisit(
            PaidVisits visits,
            VisitMoney money,
            CancellationStore cancellations,
            PendingClaims claims,
            DomainEvents events,
            Clock clock) {
        this.visits = visits;
        this.money = money;
        this.cancellations = cancellations;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /** What it would come to at this moment, for the household. */
    @WithTransaction
    public Uni<CancellationPreview> preview(VisitViewer.OfHousehold viewer, UUID bookingId) {
        return visits.look(viewer, bookingId)
                .invoke(booking -> new PaidVisit(booking, Optional.empty()).requireOwn())
                .chain(booking -> money.look(booking)
                        .map(lines -> Ending.of(lines, Ending.feeOf(lines, booking.feeAt(clock.instant()))))
                        .map(ending ->
                                new CancellationPreview(booking, ending.fee(), ending.back(), booking.freeUntil())));
    }

    /**
     * By the household: the fee of the policy is kept, never more than what was paid.
     *
     * <p>Refuses besides with: {@code cancellation-fee-changed} (facts {@code expected}, {@code fee}).
     *
     * @param expectedFee what the resident was shown and said yes to; empty when the client does not say
     */
    @WithTransaction
    public Uni<Cancellation> byHousehold(
            VisitViewer.OfHousehold viewer, UUID bookingId, Optional<Money> expectedFee, String note) {
        Notes.check(note);
        return visits.lock(viewer, bookingId)
                .chain(visit -> visit.cancelled()
                        ? cancelledBefore(visit.booking())
                        : byHousehold(visit.requireAhead().booking(), expectedFee, note));
    }

    private Uni<Cancellation> byHousehold(Booking booking, Optional<Money> expectedFee, String note) {
        var fee = booking.feeAt(clock.instant());
        return claims.requireNone(booking)
                .chain(() -> money.lock(booking))
                .map(lines -> Ending.feeOf(lines, fee))
                .invoke(kept -> checkFee(expectedFee, kept))
                .chain(kept -> end(booking, kept, Cancellation.By.RESIDENT, note, RefundReason.VISIT_CANCELLED));
    }

    /** By the provider: it costs nothing, all goes back. */
    @WithTransaction
    public Uni<Cancellation> byProvider(VisitViewer.OfProvider viewer, UUID bookingId, String note) {
        Notes.check(note);
        return visits.lock(viewer, bookingId)
                .chain(visit -> visit.cancelled()
                        ? cancelledBefore(visit.booking())
                        : callOff(visit.requireAhead().booking(), note));
    }

    /** The caller locked it and saw that the work had not begun: it costs nothing, all goes back. */
    Uni<Cancellation> callOff(Booking booking, String note) {
        var nothing = Money.zero(booking.price().currency());
        return claims.withdraw(booking)
                .chain(() -> end(booking, nothing, Cancellation.By.PROVIDER, note, RefundReason.VISIT_CANCELLED))
                .call(done -> visits.tell(VisitNews.What.CALLED_OFF, booking, booking.id(), Optional.of(done.back())));
    }

    /** One side was not there. The caller locked the visit and saw that the work had not begun. */
    Uni<Cancellation> missed(Booking booking, Money fee, String note) {
        return end(booking, fee, Cancellation.By.NO_SHOW, note, RefundReason.VISIT_MISSED);
    }

    private Uni<Cancellation> end(Booking booking, Money fee, Cancellation.By by, String note, RefundReason reason) {
        return visits.end(booking)
                .chain(() -> money.end(booking, fee, reason))
                .map(ending -> new Cancellation(booking, by, note, ending.fee(), ending.back(), clock.instant()))
                .call(cancellations::insert)
                .call(() -> events.publish(new VisitCancelled(booking.id(), booking.companyId(), by.name())))
                .invoke(done -> LOG.infof(
                        "visit %s given up by %s: %d kept, %d back",
                        booking.id(), by, done.fee().amount(), done.back().amount()));
    }

    /** A visit that was given up as part of a group-buy has no such record. */
    private Uni<Cancellation> cancelledBefore(Booking booking) {
        return cancellations
                .of(booking)
                .map(found ->
                        found.orElseThrow(() -> PaidVisit.refusal("visit-cancelled", "This visit was given up.")));
    }

    private static void checkFee(Optional<Money> expected, Money fee) {
        if (expected.isPresent() && !expected.get().equals(fee)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "cancellation-fee-changed",
                    "Giving the visit up costs something else by now: look again.",
                    Map.of("expected", expected.get(), "fee", fee));
        }
    }
}
