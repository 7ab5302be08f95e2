package io.linli.marketplace.visitdispute;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;
import io.linli.marketplace.settlement.StopRelease;

/**
 * What becomes of a disputed visit: the provider answers, the household may withdraw, the platform decides.
 *
 * <p>Every call refuses with: {@code visit-dispute-not-found} (also somebody else's), {@code visit-dispute-decided}.
 */
@ApplicationScoped
public class DecideVisitDispute {

    private final Tenancy tenancy;
    private final VisitDisputeStore store;
    private final RequestRefund refunds;
    private final StopRelease release;
    private final DomainEvents events;
    private final Clock clock;

    DecideVisitDispute(
            Tenancy tenancy,
            VisitDisputeStore store,
            RequestRefund refunds,
            StopRelease release,
            DomainEvents events,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.refunds = refunds;
        this.release = release;
        this.events = events;
        this.clock = clock;
    }

    /** The provider's side, once. Refuses with: {@code dispute-words-invalid}. */
    @WithTransaction
    public Uni<VisitDispute> answer(VisitDisputeViewer.OfProvider provider, UUID id, String words) {
        var said = OpenVisitDispute.words(words);
        return tenancy.cross("a provider answers a disputed visit")
                .chain(() -> locked(provider, id))
                .invoke(found -> require(found.state() == VisitDispute.State.OPEN))
                .call(found -> store.answer(id, said, clock.instant()))
                .chain(found -> moved(provider, found));
    }

    /** Its money is released when its time comes. */
    @WithTransaction
    public Uni<VisitDispute> withdraw(VisitDisputeViewer.OfHousehold household, UUID id) {
        return tenancy.enter(household.companyId())
                .chain(() -> locked(household, id))
                .invoke(found -> require(found.state().undecided()))
                .call(found -> store.end(id, VisitDispute.State.WITHDRAWN))
                .call(found -> release.resume(found.lineId(), id))
                .chain(found -> moved(household, found));
    }

    /** All goes to the provider and the others who share in it. Refuses with: {@code visit-dispute-unanswered}. */
    @WithTransaction
    public Uni<VisitDispute> release(UUID id, String words) {
        return decidable(id, words)
                .call(found -> store.decide(id, VisitDispute.State.RELEASED, words.strip(), clock.instant()))
                .call(found -> release.release(found.lineId(), id))
                .chain(found -> moved(new VisitDisputeViewer.OfOperator(), found));
    }

    /**
     * The household gets money back, ordered in the same transaction; what is left is released when that is done. Refuses with:
     * {@code visit-dispute-unanswered}, {@code approved-amount-out-of-range}, {@code not-refundable}.
     *
     * @param amount empty: all that is left of what was paid
     */
    @WithTransaction
    public Uni<VisitDispute> refund(UUID id, Optional<Money> amount, String words) {
        return decidable(id, words)
                .call(found -> tenancy.enter(found.companyId()))
                .call(found -> refunds.left(found.lineId(), found.groupId())
                        .map(left -> granted(found, amount, left))
                        .chain(granted -> order(found, granted, words.strip())))
                .chain(found ->
                        moved(new VisitDisputeViewer.OfHousehold(found.companyId(), found.householdId()), found));
    }

    private Uni<Void> order(VisitDispute dispute, Money granted, String words) {
        return refunds.request(RefundRequest.afterSale(
                        dispute.lineId(), dispute.groupId(), dispute.companyId(), granted, dispute.cause()))
                .chain(refund -> store.grant(dispute.id(), granted, refund, words, clock.instant()));
    }

    private Uni<VisitDispute> decidable(UUID id, String words) {
        OpenVisitDispute.words(words);
        return tenancy.cross("the platform decides a disputed visit")
                .chain(() -> locked(new VisitDisputeViewer.OfOperator(), id))
                .invoke(found -> require(found.state().undecided()))
                .invoke(this::requireAnswered);
    }

    private Uni<VisitDispute> locked(VisitDisputeViewer viewer, UUID id) {
        return store.lock(viewer, id).map(found -> found.orElseThrow(() -> Refusal.notFound("visit-dispute")));
    }

    private Uni<VisitDispute> moved(VisitDisputeViewer viewer, VisitDispute before) {
        return store.find(viewer, before.id())
                .map(Optional::orElseThrow)
                .call(found -> events.publish(store.moved(found, found.state())));
    }

    private void requireAnswered(VisitDispute dispute) {
        if (!dispute.decidable(clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "visit-dispute-unanswered",
                    "The provider may still answer.",
                    Map.of("answerDueAt", dispute.answerDueAt()));
        }
    }

    private static void require(boolean undecided) {
        if (!undecided) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "visit-dispute-decided", "This was answered, decided or withdrawn already.");
        }
    }

    private static Money granted(VisitDispute dispute, Optional<Money> amount, long left) {
        var most = new Money(left, dispute.amount().currency());
        var granted = amount.orElse(most);
        if (!granted.isPositive() || !granted.currency().equals(most.currency()) || granted.amount() > most.amount()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "approved-amount-out-of-range",
                    "More than nothing, and at most what is left of what was paid.",
                    Map.of("left", left));
        }
        return granted;
    }
}
