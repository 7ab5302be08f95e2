package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** The attempts to pay for order groups. */
@ApplicationScoped
public class Payments {

    private final Attempts attempts;
    private final CardAttempts cards;
    private final PaymentSettings settings;
    private final Clock clock;

    Payments(Attempts attempts, CardAttempts cards, PaymentSettings settings, Clock clock) {
        this.attempts = attempts;
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the attempt to pay a group that is being made, in the caller's transaction, which has entered the company's
     * tenancy.
     *
     * @param amount of the whole group, positive
     */
    public Uni<Void> open(UUID groupId, UUID companyId, Money amount) {
        return attempts.openFirst(groupId, companyId, amount, clock.instant());
    }

    /** The latest attempt of a group, in the caller's transaction and tenancy; empty when none was opened. */
    public Uni<Optional<PaymentStatus>> of(UUID groupId) {
        return attempts.latest(groupId).map(attempt -> attempt.map(Attempt::status));
    }

    /** When money would be taken for what waits for these decisions, asked for now; one entry a line, empty for none. */
    public PaymentPlan plan(List<Optional<Awaited>> lines) {
        var until = Awaited.byAll(lines);
        return new PaymentPlan(
                CaptureMode.of(until, Optional.empty(), clock.instant(), settings.authorisationLife()), until);
    }

    /**
     * The group-buy these groups waited for succeeded: what their cards hold is captured, their saved cards are charged. In
     * the caller's transaction and tenancy; executed at the provider after that committed.
     */
    public Uni<Void> collect(Collection<UUID> groupIds) {
        return cards.collect(groupIds, clock.instant()).replaceWithVoid();
    }

    /**
     * The group-buy these groups waited for failed: their cards are let go, uncharged. In the caller's transaction and
     * tenancy; executed at the provider after that committed.
     *
     * @return those of the groups whose card is let go by this call
     */
    public Uni<List<UUID>> release(Collection<UUID> groupIds) {
        return cards.release(groupIds, clock.instant());
    }

    /**
     * Closes what of a cancelled group was never started, in the caller's transaction and tenancy. An attempt whose payer
     * is at the provider's page stays open: the provider ends it, and money that still comes is given back.
     */
    public Uni<Void> giveUp(UUID groupId) {
        return attempts.giveUpUnstarted(groupId, clock.instant());
    }
}
