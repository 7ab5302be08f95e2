package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Where movements wait and their ends are booked. Every call runs in the caller's transaction, which crossed the tenants. */
interface Movements<M extends Movement> {

    /** Takes movements that are due, for this instance alone until the lease ends. */
    Uni<List<M>> claim(int limit, Instant now, Instant lease);

    /** The provider did it: booked, once. @return whether this call booked it */
    Uni<Boolean> done(M movement, String providerId, Instant now);

    /** The provider refused it for certain: what was set aside goes back, once. @return whether this call booked it */
    Uni<Boolean> refused(M movement, String failure, Instant now);

    /** @param key of the next try */
    Uni<Boolean> tryLater(M movement, Instant dueAt, String failure, String key);
}
