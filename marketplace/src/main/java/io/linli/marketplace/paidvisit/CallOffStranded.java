package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitJobs;
import io.linli.marketplace.payment.RefundReason;

/**
 * Ends a visit that is over and nobody came to: whoever was to come could not, as its household was told, and nobody else was found.
 * All goes back. A visit of a group-buy stays with its seat, but nobody is to come any more, and its money goes back as well. For
 * whoever dispatches.
 */
@ApplicationScoped
public class CallOffStranded {

    private final Tenancy tenancy;
    private final PaidVisits visits;
    private final MissedStore missed;
    private final CancelVisit cancel;
    private final VisitJobs jobs;
    private final VisitMoney money;
    private final Clock clock;

    CallOffStranded(
            Tenancy tenancy,
            PaidVisits visits,
            MissedStore missed,
            CancelVisit cancel,
            VisitJobs jobs,
            VisitMoney money,
            Clock clock) {
        this.jobs = jobs;
        this.money = money;
        this.tenancy = tenancy;
        this.visits = visits;
        this.missed = missed;
        this.cancel = cancel;
        this.clock = clock;
    }

    /**
     * Any other visit stays as it is: one whose work has begun, and one of which a side says that the other missed it, which is
     * settled as such.
     *
     * @return whether it was this call that ended it
     */
    @WithTransaction
    public Uni<Boolean> callOff(UUID bookingId) {
        return tenancy.cross("a visit nobody came to")
                .chain(() -> visits.lock(bookingId))
                .chain(visit -> missed.find(visit.booking())
                        .map(claim -> nobodyCame(visit)
                                && claim.filter(one -> one.state().pending()).isEmpty())
                        .chain(over -> over
                                ? end(visit.booking()).replaceWith(true)
                                : Uni.createFrom().item(false)));
    }

    private Uni<Void> end(Booking booking) {
        return booking.standing().ofGroupBuy()
                ? endOfGroupBuy(booking)
                : cancel.callOff(booking, "").replaceWithVoid();
    }

    private Uni<Void> endOfGroupBuy(Booking booking) {
        var nothing = Money.zero(booking.price().currency());
        return jobs.cancel(booking.id())
                .chain(() -> money.end(booking, nothing, RefundReason.VISIT_CANCELLED))
                .chain(ending ->
                        visits.tell(VisitNews.What.CALLED_OFF, booking, booking.id(), Optional.of(ending.back())));
    }

    private boolean nobodyCame(PaidVisit visit) {
        var booking = visit.booking();
        return booking.state() == Booking.State.CONFIRMED
                && booking.standing().excused()
                && !booking.endsAt().isAfter(clock.instant())
                && !visit.begun();
    }
}
