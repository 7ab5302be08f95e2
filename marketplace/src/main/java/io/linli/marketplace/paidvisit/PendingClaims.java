package io.linli.marketplace.paidvisit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.deadline.Deadlines;

/**
 * What one side said of the other's absence, before the visit is moved or given up: until it is over, no money moves. The caller
 * locked the visit. Needs a transaction inside a tenancy.
 */
@ApplicationScoped
class PendingClaims {

    private final MissedStore missed;
    private final Deadlines deadlines;
    private final Clock clock;

    PendingClaims(MissedStore missed, Deadlines deadlines, Clock clock) {
        this.missed = missed;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Refuses with: {@code visit-missed-pending}. */
    Uni<Void> requireNone(Booking booking) {
        return missed.find(booking)
                .invoke(found -> refuse(found.filter(claim -> claim.state().pending())))
                .replaceWithVoid();
    }

    /** The two sides agree, or the one who may be charged nothing: what was said is over. Refuses as above where a person decides. */
    Uni<Void> withdraw(Booking booking) {
        return missed.find(booking)
                .invoke(found -> refuse(found.filter(claim -> claim.state() == MissedVisit.State.CONTESTED)))
                .chain(found -> found.filter(claim -> claim.state() == MissedVisit.State.OPEN)
                        .map(claim -> end(booking))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(Booking booking) {
        return missed.end(booking.id(), MissedVisit.State.OPEN, MissedVisit.State.WITHDRAWN, null, clock.instant())
                .chain(() -> deadlines.remove(SettleMissed.KIND, booking.id()));
    }

    private static void refuse(Optional<MissedVisit> pending) {
        if (pending.isPresent()) {
            throw PaidVisit.refusal(
                    "visit-missed-pending", "Somebody was missed at this visit: that is settled before it is changed.");
        }
    }
}
