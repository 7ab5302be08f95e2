package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a payment or setup intent stands, and where it may go from there. */
public enum IntentStatus {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_ACTION,
    PROCESSING,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED;

    /** As it stands in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The states that may follow this one; none follows success or cancellation. */
    public Set<IntentStatus> next() {
        return switch (this) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION ->
                EnumSet.of(
                        REQUIRES_PAYMENT_METHOD,
                        REQUIRES_CONFIRMATION,
                        REQUIRES_ACTION,
                        PROCESSING,
                        REQUIRES_CAPTURE,
                        SUCCEEDED,
                        CANCELED);
            case PROCESSING -> EnumSet.of(REQUIRES_PAYMENT_METHOD, REQUIRES_CAPTURE, SUCCEEDED);
            case REQUIRES_CAPTURE -> EnumSet.of(SUCCEEDED, CANCELED);
            case SUCCEEDED, CANCELED -> EnumSet.noneOf(IntentStatus.class);
        };
    }

    /** Whether an intent may be confirmed from here. */
    public boolean confirmable() {
        return this == REQUIRES_PAYMENT_METHOD || this == REQUIRES_CONFIRMATION || this == REQUIRES_ACTION;
    }

    /** The status an intent has. */
    public static IntentStatus of(JsonObject intent) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(intent.getString("status")))
                .findFirst()
                .orElseThrow();
    }

    /** Moves an intent on; a move the table does not allow is a mistake of the simulator's, never a client's. */
    static void move(JsonObject intent, IntentStatus to) {
        var from = of(intent);
        if (from != to && !from.next().contains(to)) {
            throw new IllegalStateException(intent.getString("id") + " cannot go from " + from + " to " + to);
        }
        intent.put("status", to.word());
    }
}
