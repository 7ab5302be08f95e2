package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderMovement.Kind;

/**
 * A movement of the provider's balance, as stored.
 *
 * @param key what it is compared under: the ledger's reference, or its own id where it bears none
 * @param amount what a fact of ours must have done to {@code PROVIDER_CLEARING}
 */
record Moved(
        String id,
        String key,
        Kind kind,
        Money amount,
        Optional<String> source,
        Optional<String> destination,
        Instant createdAt,
        Business business,
        Standing standing) {

    /** What else is known of it. */
    enum Standing {
        PLAIN,
        /** A refund that we still wait to hear the end of. */
        UNDER_WAY,
        /** A refund that never was one: it went and came back, and we booked neither. */
        UNDONE,
        /** A payment for an order that another payment had paid. */
        PAID_BEFORE
    }

    static String keyOf(String id) {
        return "movement:" + id;
    }

    /** Its own, for when it is one too many under its key. */
    String ownKey() {
        return keyOf(id);
    }

    boolean marked() {
        return !key.equals(ownKey());
    }
}
