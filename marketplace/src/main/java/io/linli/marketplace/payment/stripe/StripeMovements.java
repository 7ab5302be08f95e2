package io.linli.marketplace.payment.stripe;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderMovement;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.payment.RecordOutcome;
import io.linli.marketplace.payment.RecordRefund;

/** Reads Stripe's balance transactions, with their source expanded, as movements of ours. Works on the JSON itself. */
final class StripeMovements {

    /** Metadata on transfers and on their reversals. */
    static final String PAYOUT = "linli_payout";

    static final String RECALL = "linli_recall";

    private StripeMovements() {}

    static ProviderMovement movement(JsonObject transaction) {
        var id = transaction.getString("id");
        var source = source(transaction);
        var kind = kind(transaction, source);
        var currency = transaction.getString("currency").toUpperCase(Locale.ROOT);
        return new ProviderMovement(
                id,
                kind,
                transaction.getString("type"),
                Money.of(transaction.getLong("amount"), currency),
                Money.of(transaction.getLong("fee", 0L), currency),
                Optional.ofNullable(source.getString("id")),
                reference(kind, id, source),
                mark(source, StripeFacts.ATTEMPT),
                Optional.ofNullable(kind == Kind.TRANSFER ? source.getString("destination") : null),
                Instant.ofEpochSecond(transaction.getLong("created")),
                Instant.ofEpochSecond(transaction.getLong("available_on", transaction.getLong("created"))),
                transaction.encode());
    }

    private static Kind kind(JsonObject transaction, JsonObject source) {
        return switch (transaction.getString("type", "")) {
            case "charge", "payment" -> Kind.CHARGE;
            case "refund", "payment_refund" -> Kind.REFUND;
            case "refund_failure", "payment_failure_refund" -> Kind.REFUND_FAILURE;
            case "transfer" -> Kind.TRANSFER;
            case "transfer_refund", "transfer_cancel", "transfer_failure" -> Kind.TRANSFER_REVERSAL;
            case "stripe_fee", "stripe_fx_fee", "tax_fee" -> Kind.FEE;
            case "payout", "payout_cancel", "payout_failure" -> Kind.PAYOUT;
            case "adjustment" -> "dispute".equals(source.getString("object")) ? Kind.DISPUTE : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    private static Optional<String> reference(Kind kind, String id, JsonObject source) {
        return switch (kind) {
            case CHARGE -> reference(source, StripeFacts.ATTEMPT, RecordOutcome::captureReference);
            case REFUND -> reference(source, StripeFacts.REFUND, RecordRefund::refundReference);
            case REFUND_FAILURE -> reference(source, StripeFacts.REFUND, refund -> "refund-failed:" + refund);
            case DISPUTE -> Optional.of("dispute-movement:" + id);
            case TRANSFER -> reference(source, PAYOUT, payout -> "transfer:" + payout);
            case TRANSFER_REVERSAL -> reference(source, RECALL, recall -> "transfer-reversal:" + recall);
            case FEE, PAYOUT, OTHER -> Optional.empty();
        };
    }

    private static Optional<String> reference(JsonObject source, String mark, Function<UUID, String> naming) {
        return mark(source, mark).map(naming);
    }

    private static Optional<UUID> mark(JsonObject source, String name) {
        var metadata = Optional.ofNullable(source.getJsonObject("metadata")).orElseGet(JsonObject::new);
        try {
            return Optional.ofNullable(metadata.getString(name)).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The object itself, only its id where the provider did not expand it, or nothing. */
    private static JsonObject source(JsonObject transaction) {
        var source = transaction.getValue("source");
        if (source instanceof JsonObject expanded) {
            return expanded;
        }
        return source instanceof String id ? new JsonObject().put("id", id) : new JsonObject();
    }
}
