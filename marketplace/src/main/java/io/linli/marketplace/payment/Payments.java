package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** The attempts to pay for order groups. */
@ApplicationScoped
public class Payments {

    private final Attempts attempts;
    private final Clock clock;

    Payments(Attempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Opens the attempt to pay a new group, in the caller's transaction, which has entered the company's tenancy. A group
     * that has a live attempt keeps it.
     *
     * @param amount of the whole group, positive
     * @return the attempt's id
     */
    public Uni<UUID> open(UUID groupId, UUID companyId, Money amount) {
        return attempts.open(groupId, companyId, amount, clock.instant());
    }

    /** The latest attempt of a group, in the caller's transaction and tenancy; empty when none was opened. */
    public Uni<Optional<PaymentStatus>> of(UUID groupId) {
        return attempts.latest(groupId).map(attempt -> attempt.map(Attempt::status));
    }

    /**
     * Closes what of a cancelled group was never started, in the caller's transaction and tenancy. An attempt whose payer
     * is at the provider's page stays open: the provider ends it, and money that still comes is given back.
     */
    public Uni<Void> giveUp(UUID groupId) {
        return attempts.giveUpUnstarted(groupId, clock.instant());
    }
}
