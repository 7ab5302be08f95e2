package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payment.PaymentPlan;
import io.linli.marketplace.payment.Payments;

/** Tells, before anything is ordered, when the money of a cart would be taken. */
@ApplicationScoped
public class PlanPayment {

    private final Decisions decisions;
    private final Payments payments;

    PlanPayment(Decisions decisions, Payments payments) {
        this.decisions = decisions;
        this.payments = payments;
    }

    /** @param cart with at least one line */
    @WithSession
    public Uni<PaymentPlan> of(Cart cart) {
        var campaigns = cart.lines().stream().map(PlanPayment::campaignOf).toList();
        return decisions
                .of(campaigns)
                .map(known ->
                        payments.plan(campaigns.stream().map(known::awaitedBy).toList()));
    }

    private static @Nullable UUID campaignOf(CartLine line) {
        return line.subject() instanceof LineSubject.Seat seat && !seat.inAnyCase() ? seat.campaignId() : null;
    }
}
