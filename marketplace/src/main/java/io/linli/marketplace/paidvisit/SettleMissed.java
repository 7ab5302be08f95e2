package io.linli.marketplace.paidvisit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Due;

/**
 * The other side had its time and was silent: who was absent bears it. A resident pays the policy's fee, a technician gets nothing
 * and all goes back.
 */
@ApplicationScoped
class SettleMissed implements DeadlineHandler {

    static final String KIND = "missed-visit-answer";

    private static final Logger LOG = Logger.getLogger(SettleMissed.class);

    private final PaidVisits visits;
    private final MissedStore missed;
    private final VisitMoney money;
    private final EndMissed ending;
    private final Clock clock;

    SettleMissed(PaidVisits visits, MissedStore missed, VisitMoney money, EndMissed ending, Clock clock) {
        this.visits = visits;
        this.money = money;
        this.missed = missed;
        this.ending = ending;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> act(List<Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .collect()
                .asList()
                .replaceWith(Outcome.done(due.stream().map(Due::subject).toList()));
    }

    private Uni<Void> settle(Due due) {
        return visits.lock(due.subject()).chain(visit -> missed.find(visit.booking())
                .chain(found -> found.filter(claim -> claim.state() == MissedVisit.State.OPEN)
                        .map(claim -> settle(visit, claim))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> settle(PaidVisit visit, MissedVisit claim) {
        var state = claim.afterSilence(visit);
        LOG.infof("visit %s missed, as the %s says: %s", claim.bookingId(), claim.claimedBy(), state);
        return switch (state) {
            case CONTESTED ->
                missed.contest(claim.bookingId(), null, clock.instant())
                        .chain(() -> visits.tell(
                                VisitNews.What.CONTESTED, visit.booking(), claim.bookingId(), Optional.empty()));
            case SETTLED ->
                end(claim, state)
                        .chain(() -> visit.cancelled()
                                ? Uni.createFrom().voidItem()
                                : money.lock(visit.booking())
                                        .map(lines -> Ending.feeOf(lines, fee(visit.booking(), claim)))
                                        .chain(fee -> ending.with(visit, fee, claim.note()))
                                        .replaceWithVoid());
            default -> end(claim, state);
        };
    }

    private Uni<Void> end(MissedVisit claim, MissedVisit.State state) {
        return missed.end(claim.bookingId(), MissedVisit.State.OPEN, state, null, clock.instant())
                .replaceWithVoid();
    }

    private static Money fee(Booking booking, MissedVisit claim) {
        return claim.claimedBy() == MissedVisit.Side.TECHNICIAN
                ? EndMissed.fee(booking)
                : Money.zero(booking.price().currency());
    }
}
