package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Missed visits about which the two sides contradict each other, and deciding them: how much of what was paid goes back.
 *
 * <p>Refuses with: {@code missed-visit-not-found}, {@code missed-visit-not-contested}, {@code refund-amount-out-of-range} (fact {@code
 * most}), {@code note-missing}, {@code note-too-long}.
 */
@ApplicationScoped
public class DecideMissed {

    /** Of one answer; who decides them sees the next then. */
    private static final int MOST = 200;

    private final Tenancy tenancy;
    private final PaidVisits visits;
    private final VisitMoney money;
    private final MissedStore missed;
    private final EndMissed ending;
    private final Clock clock;

    DecideMissed(
            Tenancy tenancy, PaidVisits visits, VisitMoney money, MissedStore missed, EndMissed ending, Clock clock) {
        this.tenancy = tenancy;
        this.visits = visits;
        this.money = money;
        this.missed = missed;
        this.ending = ending;
        this.clock = clock;
    }

    /** Those to be decided, the oldest first. */
    @WithTransaction
    public Uni<List<MissedVisit>> contested() {
        return tenancy.cross("missed visits to decide").chain(() -> missed.contested(null, MOST));
    }

    /** Those of a provider, over or not, newest first. */
    @WithTransaction
    public Uni<List<MissedVisit>> ofProvider(UUID supplierId) {
        return tenancy.cross("missed visits of a provider").chain(() -> missed.ofProvider(supplierId, MOST));
    }

    /** What is left of the visit's money to decide about. */
    @WithTransaction
    public Uni<Money> left(UUID bookingId) {
        return tenancy.cross("missed visits to decide")
                .chain(() -> visits.look(new VisitViewer.OfOperator(), bookingId))
                .chain(booking -> money.look(booking).map(lines -> Ending.left(lines, booking.price())));
    }

    /**
     * For good. @param back what goes back, from nothing to all that is left; decided again, the first decision stays
     *
     * @param why both sides may read it
     */
    @WithTransaction
    public Uni<MissedVisit> decide(UUID bookingId, Money back, String why) {
        Notes.require(why);
        return tenancy.cross("decide a missed visit")
                .chain(() -> visits.lock(bookingId))
                .chain(visit -> missed.find(visit.booking())
                        .map(found -> found.orElseThrow(() -> Refusal.notFound("missed-visit")))
                        .invoke(DecideMissed::requireContested)
                        .chain(() -> kept(visit, back))
                        .chain(kept -> ending.with(visit, kept, why))
                        .chain(() -> missed.end(
                                bookingId,
                                MissedVisit.State.CONTESTED,
                                MissedVisit.State.DECIDED,
                                why,
                                clock.instant()))
                        .chain(() -> missed.find(visit.booking())))
                .map(Optional::orElseThrow);
    }

    /** What is kept where that much goes back. */
    private Uni<Money> kept(PaidVisit visit, Money back) {
        return money.lock(visit.booking()).map(lines -> {
            var left = Ending.left(lines, visit.booking().price());
            if (!back.currency().equals(left.currency()) || back.isNegative() || back.compareTo(left) > 0) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "refund-amount-out-of-range",
                        "From nothing to what is left can go back.",
                        Map.of("most", left));
            }
            return left.minus(back);
        });
    }

    private static void requireContested(MissedVisit claim) {
        if (claim.state() != MissedVisit.State.CONTESTED) {
            throw PaidVisit.refusal("missed-visit-not-contested", "There is nothing to decide about this visit.");
        }
    }
}
