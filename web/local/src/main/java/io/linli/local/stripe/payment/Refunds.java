package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Currencies;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.TestCard.Special;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Refunds, in full or in part, until nothing captured is left. */
public final class Refunds {

    /** Stripe's name for the type. */
    public static final String TYPE = "refund";

    /** The timer on which a pending refund succeeds. */
    public static final String SUCCEEDS = "refund-succeeds";

    /** The timer on which a refund fails. */
    public static final String FAILS = "refund-fails";

    private Refunds() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/refunds", Refunds::create)
                .get("/v1/refunds", call -> Lists.page(call, TYPE, "/v1/refunds", "charge", "payment_intent"))
                .get("/v1/refunds/{id}", call -> call.subject(TYPE, "refund"))
                .post("/v1/refunds/{id}", Refunds::update)
                .post("/v1/refunds/{id}/cancel", Refunds::cancel);
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        params.ignore("refund_application_fee", "reverse_transfer", "instructions_email", "origin");
        var charge = charge(call);
        var given = params.amount("amount");
        var currency = params.text("currency");
        var reason = params.choice("reason", "duplicate", "fraudulent", "requested_by_customer");
        var metadata = params.metadata(new JsonObject());
        if (currency != null && !currency.equals(charge.getString("currency"))) {
            throw StripeError.parameter(
                    "parameter_invalid", "currency", "The refund must be in the charge's currency.");
        }
        refuseUnrefundable(charge, given);
        var amount = given == null ? Charges.refundable(charge) : given;
        var refund = refund(call.work(), charge, amount).put("reason", reason).put("metadata", metadata);
        return settle(call.work(), refund, charge);
    }

    private static JsonObject charge(Call call) {
        var params = call.params();
        if (params.text("charge") != null && params.text("payment_intent") != null) {
            throw StripeError.parameter(
                    "parameters_exclusive",
                    "charge",
                    "You may only specify one of these parameters: charge, payment_intent.");
        }
        if (params.text("charge") != null) {
            return call.referenced(Charges.TYPE, "charge", "charge");
        }
        if (params.text("payment_intent") == null) {
            throw StripeError.parameter(
                    "parameter_missing",
                    "charge",
                    "One of the following params should be provided: payment_intent or charge.");
        }
        var intent = call.referenced(PaymentIntents.TYPE, "payment_intent", "payment_intent");
        var latest = intent.getString("latest_charge");
        return call.work()
                .find(latest)
                .filter(found -> "succeeded".equals(found.getString("status")))
                .orElseThrow(() -> StripeError.state(
                        "payment_intent_unexpected_state",
                        "payment_intent",
                        "This PaymentIntent (" + intent.getString("id")
                                + ") does not have a successful charge to refund."));
    }

    private static void refuseUnrefundable(JsonObject charge, @Nullable Long amount) {
        var id = charge.getString("id");
        if (!"succeeded".equals(charge.getString("status"))) {
            throw StripeError.state(
                    "charge_not_refundable", "charge", "Charge " + id + " has no successful payment to refund.");
        }
        if (charge.getBoolean("disputed") && !Json.hidden(charge).getBoolean("refundableWhileDisputed", false)) {
            throw StripeError.state(
                    "charge_disputed", null, "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        if (!charge.getBoolean("captured")) {
            throw StripeError.state(
                    "charge_not_captured",
                    "charge",
                    "Charge " + id + " is not captured: cancel its PaymentIntent to release the funds.");
        }
        var left = Charges.refundable(charge);
        if (left == 0) {
            throw StripeError.state("charge_already_refunded", null, "Charge " + id + " has already been refunded.");
        }
        if (amount != null && amount > left) {
            throw StripeError.state(
                    "amount_too_large",
                    "amount",
                    "Refund amount (" + shown(amount, charge) + ") is greater than "
                            + (left == charge.getLong("amount") ? "charge amount" : "unrefunded amount on charge")
                            + " ("
                            + shown(left, charge) + ")");
        }
    }

    private static JsonObject refund(Work work, JsonObject charge, long amount) {
        var card = charge.getString("id").startsWith("ch_");
        var id = Ids.next(card ? "re" : "pyr");
        return Json.object(
                "id",
                id,
                "object",
                TYPE,
                "amount",
                amount,
                "balance_transaction",
                null,
                "charge",
                charge.getString("id"),
                "created",
                work.now(),
                "currency",
                charge.getString("currency"),
                "destination_details",
                destination(charge, card),
                "metadata",
                new JsonObject(),
                "payment_intent",
                charge.getString("payment_intent"),
                "reason",
                null,
                "receipt_number",
                null,
                "source_transfer_reversal",
                null,
                "status",
                "succeeded",
                "transfer_reversal",
                null);
    }

    private static JsonObject destination(JsonObject charge, boolean card) {
        if (card) {
            return Json.object(
                    "type",
                    "card",
                    "card",
                    Json.object(
                            "reference_status",
                            "pending",
                            "reference_type",
                            "acquirer_reference_number",
                            "type",
                            "refund"));
        }
        var kind = charge.getJsonObject("payment_method_details").getString("type");
        return Json.object("type", kind, kind, new JsonObject());
    }

    /** Moves the money and decides whether the refund stands, waits or fails later. */
    private static JsonObject settle(Work work, JsonObject refund, JsonObject charge) {
        var amount = refund.getLong("amount");
        var type = refund.getString("id").startsWith("re_") ? "refund" : "payment_refund";
        var movement = Movement.now(work, type, -amount, refund.getString("currency"), refund.getString("id"))
                .described("REFUND FOR CHARGE" + suffix(charge));
        refund.put(
                "balance_transaction",
                BalanceTransactions.record(work, movement).getString("id"));
        var card = Charges.card(charge);
        var special = card == null ? Special.NONE : card.special();
        var fails = special == Special.REFUND_FAILS
                || Faults.strike(work, FaultKind.REFUND_FAILURE).isPresent();
        var due = work.nowMillis() + Settings.of(work).getLong("refundSettlesAfterSeconds") * 1000;
        if (fails) {
            Timers.set(work, FAILS, refund.getString("id"), due);
        } else if (special == Special.REFUND_PENDING) {
            refund.put("status", "pending").put("pending_reason", "processing");
            Timers.set(work, SUCCEEDS, refund.getString("id"), due);
        }
        work.put(refund);
        var refunded = charge.getLong("amount_refunded") + amount;
        charge.put("amount_refunded", refunded).put("refunded", refunded == charge.getLong("amount"));
        work.put(charge);
        Events.emit(work, "refund.created", refund);
        Events.emit(work, "charge.refunded", charge);
        return refund;
    }

    private static String suffix(JsonObject charge) {
        var description = charge.getString("description");
        return description == null ? "" : " (" + description + ")";
    }

    private static JsonObject update(Call call) {
        var refund = call.subject(TYPE, "refund");
        refund.put("metadata", call.params().metadata(refund.getJsonObject("metadata")));
        call.work().put(refund);
        told(call.work(), refund);
        return refund;
    }

    private static JsonObject cancel(Call call) {
        throw StripeError.state(
                "refund_unexpected_state",
                null,
                "Refund " + call.subject(TYPE, "refund").getString("id")
                        + " cannot be canceled: only refunds that require action can.");
    }

    /** The timer's action: a pending refund succeeds. */
    public static void succeed(Work work, String id) {
        work.find(TYPE, id)
                .filter(refund -> "pending".equals(refund.getString("status")))
                .ifPresent(refund -> {
                    refund.put("status", "succeeded").remove("pending_reason");
                    work.put(refund);
                    told(work, refund);
                });
    }

    /** The timer's action: a refund fails and its money comes back. */
    public static void fail(Work work, String id) {
        work.find(TYPE, id)
                .filter(refund -> !"failed".equals(refund.getString("status")))
                .ifPresent(refund -> {
                    var amount = refund.getLong("amount");
                    var type = id.startsWith("re_") ? "refund_failure" : "payment_failure_refund";
                    var back = BalanceTransactions.record(
                            work, Movement.now(work, type, amount, refund.getString("currency"), id));
                    refund.put("status", "failed")
                            .put("failure_reason", "expired_or_canceled_card")
                            .put("failure_balance_transaction", back.getString("id"));
                    work.put(refund);
                    var charge = work.get(refund.getString("charge"));
                    charge.put("amount_refunded", charge.getLong("amount_refunded") - amount)
                            .put("refunded", false);
                    work.put(charge);
                    Events.emit(work, "refund.failed", refund);
                    told(work, refund);
                });
    }

    private static void told(Work work, JsonObject refund) {
        Events.emit(work, "refund.updated", refund);
        Events.emit(work, "charge.refund.updated", refund);
    }

    private static String shown(long amount, JsonObject charge) {
        return Currencies.format(amount, charge.getString("currency"));
    }
}
