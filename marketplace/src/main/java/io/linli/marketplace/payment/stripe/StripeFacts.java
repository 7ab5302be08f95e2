package io.linli.marketplace.payment.stripe;

import com.stripe.model.StripeObject;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.DisputeState;
import io.linli.marketplace.payment.ProviderEvent;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.ProviderFact.About;
import io.linli.marketplace.payment.ProviderFact.AccountChanged;
import io.linli.marketplace.payment.ProviderFact.Authorised;
import io.linli.marketplace.payment.ProviderFact.Captured;
import io.linli.marketplace.payment.ProviderFact.CardSaved;
import io.linli.marketplace.payment.ProviderFact.Declined;
import io.linli.marketplace.payment.ProviderFact.DisputeChanged;
import io.linli.marketplace.payment.ProviderFact.Expired;
import io.linli.marketplace.payment.ProviderFact.Failed;
import io.linli.marketplace.payment.ProviderFact.Irrelevant;
import io.linli.marketplace.payment.ProviderFact.Movement;
import io.linli.marketplace.payment.ProviderFact.RefundChanged;
import io.linli.marketplace.payment.ProviderFact.RefundState;
import io.linli.marketplace.payment.TransferGateway.ProviderAccount;

/**
 * Reads Stripe's objects and events as facts. Works on the JSON itself: the library's own classes are empty for an event of
 * another API version, and a stored event must stay readable for years.
 */
final class StripeFacts {

    /** Metadata we put on sessions, payment intents and refunds. */
    static final String ATTEMPT = "linli_attempt";

    static final String GROUP = "linli_order_group";
    static final String REFUND = "linli_refund";

    /** Our names of what is put on accounts, transfers and their reversals. */
    static final String PARTY = "linli_party";

    static final String PAYOUT = "linli_payout";
    static final String RECALL = "linli_recall";

    private StripeFacts() {}

    /** @throws DecodeException when it is no event */
    static ProviderEvent event(String payload) {
        var event = new JsonObject(payload);
        var type = event.getString("type", "");
        var object = event.getJsonObject("data", new JsonObject()).getJsonObject("object", new JsonObject());
        return new ProviderEvent(event.getString("id", ""), type, payload, fact(type, object));
    }

    private static ProviderFact fact(String type, JsonObject object) {
        return switch (type) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired" -> session(type, object);
            case "payment_intent.succeeded" -> new Captured(aboutIntent(object), money(object, "amount_received"));
            case "payment_intent.amount_capturable_updated" -> reserved(object, aboutIntent(object));
            case "payment_intent.canceled" -> new Failed(aboutIntent(object), cancellation(object));
            case "payment_intent.payment_failed" -> new Declined(aboutIntent(object), declineCode(object));
            case "setup_intent.succeeded" -> setup(aboutSetup(object), object);
            case "setup_intent.setup_failed" -> new Declined(aboutSetup(object), declineCode(object));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" -> refund(object);
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" -> dispute(object);
            case "account.updated" -> new AccountChanged(object.getString("id", ""));
            default -> new Irrelevant();
        };
    }

    /** A checkout session as it is now; an open or unpaid one says nothing. */
    static ProviderFact session(JsonObject session) {
        if ("expired".equals(session.getString("status"))) {
            return new Expired(aboutSession(session));
        }
        if ("paid".equals(session.getString("payment_status"))) {
            return new Captured(aboutSession(session), money(session, "amount_total"));
        }
        if (session.getValue("setup_intent") instanceof JsonObject setup) {
            return setup(aboutSession(session), setup);
        }
        return session.getValue("payment_intent") instanceof JsonObject payment
                ? reserved(payment, aboutSession(session))
                : new Irrelevant();
    }

    /** Behind a session only what is held, or was canceled when its hold ended, says more than the session. */
    private static ProviderFact reserved(JsonObject intent, About about) {
        return switch (intent.getString("status", "")) {
            case "requires_capture" -> new Authorised(about, money(intent, "amount_capturable"));
            case "canceled" -> new Failed(about, cancellation(intent));
            default -> new Irrelevant();
        };
    }

    /** A payment intent as it is now; one that is still to be paid says nothing. */
    static ProviderFact intent(JsonObject intent) {
        return "succeeded".equals(intent.getString("status"))
                ? new Captured(aboutIntent(intent), money(intent, "amount_received"))
                : reserved(intent, aboutIntent(intent));
    }

    /** An intent that charged, or tried to charge, a saved card: one that waits for its owner waits in vain. */
    static ProviderFact charge(JsonObject intent) {
        return switch (intent.getString("status", "")) {
            case "requires_payment_method" -> new Declined(aboutIntent(intent), declineCode(intent));
            case "requires_action" -> new Declined(aboutIntent(intent), "authentication_required");
            default -> intent(intent);
        };
    }

    private static ProviderFact setup(About about, JsonObject setup) {
        var customer = id(setup.getValue("customer"));
        var method = id(setup.getValue("payment_method"));
        boolean saved = "succeeded".equals(setup.getString("status")) && customer.isPresent() && method.isPresent();
        return saved ? new CardSaved(about, customer.get(), method.get()) : new Irrelevant();
    }

    private static String cancellation(JsonObject intent) {
        return Optional.ofNullable(intent.getString("cancellation_reason")).orElse("canceled");
    }

    private static ProviderFact session(String type, JsonObject session) {
        return type.endsWith("async_payment_failed")
                ? new Failed(aboutSession(session), "async_payment_failed")
                : session(session);
    }

    static RefundChanged refund(JsonObject refund) {
        return new RefundChanged(
                uuid(metadata(refund).getString(REFUND)),
                refund.getString("id"),
                refundState(refund.getString("status", "pending")),
                money(refund, "amount"),
                Optional.ofNullable(refund.getString("failure_reason")));
    }

    static DisputeChanged dispute(JsonObject dispute) {
        var details = object(dispute, "evidence_details");
        return new DisputeChanged(
                new About(Optional.empty(), Optional.empty(), id(dispute.getValue("payment_intent"))),
                dispute.getString("id"),
                disputeState(dispute.getString("status", "")),
                money(dispute, "amount"),
                dispute.getString("reason", "general"),
                Instant.ofEpochSecond(dispute.getLong("created", 0L)),
                Optional.ofNullable(details.getLong("due_by")).map(Instant::ofEpochSecond),
                movements(dispute));
    }

    /** It takes transfers where that capability is active. */
    static ProviderAccount account(JsonObject account) {
        var requirements = object(account, "requirements");
        return new ProviderAccount(
                account.getString("id"),
                "active".equals(object(account, "capabilities").getString("transfers")),
                account.getBoolean("details_submitted", false),
                requirements.getJsonArray("currently_due", new JsonArray()).stream()
                        .map(Object::toString)
                        .toList(),
                Optional.ofNullable(requirements.getString("disabled_reason")),
                Optional.ofNullable(requirements.getLong("current_deadline")).map(Instant::ofEpochSecond));
    }

    /** The answer itself, not as this version of the library understands it. */
    static JsonObject json(StripeObject answered) {
        return new JsonObject(answered.getLastResponse().body());
    }

    private static JsonObject object(JsonObject parent, String field) {
        return Optional.ofNullable(parent.getJsonObject(field)).orElseGet(JsonObject::new);
    }

    private static List<Movement> movements(JsonObject dispute) {
        return dispute.getJsonArray("balance_transactions", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(moved -> new Movement(moved.getString("id"), money(moved, "amount"), money(moved, "fee")))
                .toList();
    }

    /** A status Stripe may add later is somebody's review. */
    private static DisputeState disputeState(String status) {
        return switch (status) {
            case "warning_needs_response" -> DisputeState.INQUIRY;
            case "warning_under_review" -> DisputeState.INQUIRY_UNDER_REVIEW;
            case "warning_closed", "prevented" -> DisputeState.INQUIRY_CLOSED;
            case "needs_response" -> DisputeState.NEEDS_RESPONSE;
            case "won" -> DisputeState.WON;
            case "lost" -> DisputeState.LOST;
            default -> DisputeState.UNDER_REVIEW;
        };
    }

    static boolean isOf(JsonObject intent, UUID attemptId) {
        return attemptId.toString().equals(metadata(intent).getString(ATTEMPT));
    }

    static boolean isRefund(JsonObject refund, UUID refundId) {
        return refundId.toString().equals(metadata(refund).getString(REFUND));
    }

    private static RefundState refundState(String status) {
        return switch (status) {
            case "succeeded" -> RefundState.SUCCEEDED;
            case "failed", "canceled" -> RefundState.FAILED;
            default -> RefundState.PENDING;
        };
    }

    private static About aboutSession(JsonObject session) {
        return new About(
                uuid(metadata(session).getString(ATTEMPT)).or(() -> uuid(session.getString("client_reference_id"))),
                Optional.ofNullable(session.getString("id")),
                id(session.getValue("payment_intent")));
    }

    private static About aboutIntent(JsonObject intent) {
        return new About(
                uuid(metadata(intent).getString(ATTEMPT)),
                Optional.empty(),
                Optional.ofNullable(intent.getString("id")));
    }

    /** A set-up is no payment: it has an id of its own, which no attempt keeps. */
    private static About aboutSetup(JsonObject setup) {
        return new About(uuid(metadata(setup).getString(ATTEMPT)), Optional.empty(), Optional.empty());
    }

    private static String declineCode(JsonObject intent) {
        var error = Optional.ofNullable(intent.getJsonObject("last_payment_error"))
                .or(() -> Optional.ofNullable(intent.getJsonObject("last_setup_error")))
                .orElseGet(JsonObject::new);
        return Optional.ofNullable(error.getString("decline_code"))
                .or(() -> Optional.ofNullable(error.getString("code")))
                .orElse("declined");
    }

    /**
     * An amount without a currency is in XXX, ISO 4217's "no currency": it equals no amount of ours, so that whoever compares it
     * leaves the books alone and concludes with an EXCEPTION, instead of being unable to read the event for ever.
     */
    private static Money money(JsonObject object, String field) {
        return Money.of(
                object.getLong(field, 0L), object.getString("currency", "XXX").toUpperCase(Locale.ROOT));
    }

    private static JsonObject metadata(JsonObject object) {
        return object(object, "metadata");
    }

    /** An id, or the expanded object in its place. */
    private static Optional<String> id(@Nullable Object value) {
        if (value instanceof JsonObject expanded) {
            return Optional.ofNullable(expanded.getString("id"));
        }
        return value instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
