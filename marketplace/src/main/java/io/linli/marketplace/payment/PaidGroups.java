package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * The port to what is being paid for, implemented by the feature that owns order groups. Both calls run in the caller's
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
}
