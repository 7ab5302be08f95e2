package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * The port to what is being paid for, implemented by the feature that owns order groups. All calls run in the caller's
 * transaction, which has entered the property company's tenancy.
 */
public interface PaidGroups {

    /** What the group holds. Refuses with: {@code order-group-not-found}. */
    Uni<Bill> bill(UUID groupId);

    /**
     * The money is there: the group and its orders become paid, guarded so that it happens once.
     *
     * @return false when the group was cancelled before; then the payment is given back at once
     */
    Uni<Boolean> paid(UUID groupId, Instant at);

    /** A card stands for the money: what the group holds is its own, and nothing is charged before the decision it awaits. */
    Uni<Decision> secured(UUID groupId, Instant at);

    /** The card that stood for the money does so no longer: the group waits to be paid again, for a time. */
    Uni<Void> unsecured(UUID groupId, Instant at);

    /** What became of the decision that a group awaits. */
    enum Decision {
        /** It is still open. */
        AWAITED,
        /** It fell for the group meanwhile: the money is to be taken now. */
        SUCCEEDED,
        /** The group cannot have what it holds any more, and is cancelled: the card is to be let go. */
        LOST
    }
}
