package io.linli.marketplace.paidvisit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.payment.RefundReason;

/** What a missed visit comes to. The caller locked it. Needs a transaction inside a tenancy. */
@ApplicationScoped
class EndMissed {

    private final PaidVisits visits;
    private final VisitMoney money;
    private final CancelVisit cancel;

    EndMissed(PaidVisits visits, VisitMoney money, CancelVisit cancel) {
        this.visits = visits;
        this.money = money;
        this.cancel = cancel;
    }

    /** The policy's fee for who is not there: as for giving the visit up when it has begun. */
    static Money fee(Booking booking) {
        return booking.standing().excused()
                ? Money.zero(booking.price().currency())
                : booking.terms()
                        .cancellation()
                        .fee(booking.price(), booking.arrival().from(), booking.endsAt());
    }

    /** So much is kept and the rest goes back, also of a visit that is called done, or was given up meanwhile. */
    Uni<Money> with(PaidVisit visit, Money kept, String note) {
        var booking = visit.booking();
        boolean over = visit.begun() || visit.cancelled() || booking.state() == Booking.State.DONE;
        var ended = over
                ? money.end(booking, kept, RefundReason.VISIT_MISSED).map(Ending::back)
                : cancel.missed(booking, kept, note).map(Cancellation::back);
        return ended.call(back -> visits.tell(VisitNews.What.MISSED, booking, booking.id(), Optional.of(back)));
    }
}
