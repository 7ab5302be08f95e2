package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.balance.Funds;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Expansion;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Charges: what a payment attempt left, successful or not. Made by intents only. */
public final class Charges {

    /** Stripe's name for the type. */
    public static final String TYPE = "charge";

    /** How long a bank keeps an authorised amount for us. */
    static final long AUTHORISATION_SECONDS = 7 * 86_400L;

    private static final int REFUNDS_SHOWN = 10;

    private Charges() {}

    public static void register(Endpoints endpoints, Expansion expansion) {
        expansion.include(TYPE + "/refunds", Charges::refunds);
        endpoints
                .get(
                        "/v1/charges",
                        call -> Lists.page(call, TYPE, "/v1/charges", "customer", "payment_intent", "transfer_group"))
                .get("/v1/charges/{id}", call -> call.subject(TYPE, "charge"))
                .post("/v1/charges/{id}", Charges::update);
    }

    /** A charge of an intent by a method, not stored yet. */
    static JsonObject of(Work work, JsonObject intent, JsonObject method) {
        var kind = method.getString("type");
        var charge = Json.object(
                "id",
                Ids.next(kind.equals("card") ? "ch" : "py"),
                "object",
                TYPE,
                "amount",
                intent.getLong("amount"),
                "amount_captured",
                0L,
                "amount_refunded",
                0L,
                "application",
                null,
                "application_fee",
                null,
                "application_fee_amount",
                null,
                "balance_transaction",
                null,
                "billing_details",
                method.getJsonObject("billing_details").copy(),
                "calculated_statement_descriptor",
                "LINLI",
                "captured",
                false,
                "created",
                work.now(),
                "currency",
                intent.getString("currency"),
                "customer",
                intent.getString("customer"),
                "description",
                intent.getString("description"),
                "disputed",
                false,
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "failure_message",
                null,
                "fraud_details",
                new JsonObject(),
                "livemode",
                false,
                "metadata",
                intent.getJsonObject("metadata").copy(),
                "on_behalf_of",
                null,
                "outcome",
                null,
                "paid",
                false,
                "payment_intent",
                intent.getString("id"),
                "payment_method",
                method.getString("id"),
                "payment_method_details",
                details(work, intent, method),
                "receipt_email",
                intent.getString("receipt_email"),
                "receipt_number",
                null,
                "receipt_url",
                null,
                "refunded",
                false,
                "review",
                null,
                "shipping",
                intent.getJsonObject("shipping"),
                "source_transfer",
                null,
                "statement_descriptor",
                intent.getString("statement_descriptor"),
                "statement_descriptor_suffix",
                intent.getString("statement_descriptor_suffix"),
                "status",
                "pending",
                "transfer_data",
                null,
                "transfer_group",
                intent.getString("transfer_group"));
        Json.hidden(charge).put("number", Json.hidden(method).getString("number"));
        return charge;
    }

    /** The bank refused. */
    static void fail(Work work, JsonObject charge, Decline decline) {
        charge.put("status", "failed")
                .put("failure_code", decline.code())
                .put("failure_message", decline.message())
                .put("outcome", outcome("declined_by_network", decline.reason(), "issuer_declined"));
        work.put(charge);
        Events.emit(work, "charge.failed", charge);
    }

    /** The bank agreed; the money moves at once or, if {@code capture} is false, is only held. */
    static void succeed(Work work, JsonObject charge, boolean capture) {
        charge.put("status", "succeeded")
                .put("paid", true)
                .put("outcome", outcome("approved_by_network", null, "authorized"));
        if (capture) {
            take(work, charge, charge.getLong("amount"));
        }
        work.put(charge);
        Events.emit(work, "charge.succeeded", charge);
    }

    /** Takes some or all of what is held; the rest is released. */
    static void capture(Work work, JsonObject charge, long amount) {
        take(work, charge, amount);
        charge.put("amount_refunded", charge.getLong("amount") - amount);
        work.put(charge);
        Events.emit(work, "charge.captured", charge);
    }

    /** Releases everything that is held. */
    static void release(Work work, JsonObject charge, boolean expired) {
        charge.put("amount_refunded", charge.getLong("amount")).put("refunded", true);
        work.put(charge);
        Events.emit(work, expired ? "charge.expired" : "charge.refunded", charge);
    }

    /** What can still be refunded, in minor units. */
    static long refundable(JsonObject charge) {
        return charge.getBoolean("captured") ? charge.getLong("amount") - charge.getLong("amount_refunded") : 0;
    }

    private static void take(Work work, JsonObject charge, long amount) {
        var bypass = card(charge) != null && card(charge).special() == TestCard.Special.BYPASS_PENDING;
        var movement = new Movement(
                charge.getString("id").startsWith("ch_") ? "charge" : "payment",
                amount,
                BalanceTransactions.feeFor(work, amount),
                charge.getString("currency"),
                charge.getString("id"),
                bypass ? work.now() : Funds.availableOn(work),
                charge.getString("description"),
                null);
        var transaction = BalanceTransactions.record(work, movement);
        charge.put("captured", true)
                .put("amount_captured", amount)
                .put("balance_transaction", transaction.getString("id"));
    }

    /** The test card that was charged, if it was a card. */
    static @Nullable TestCard card(JsonObject charge) {
        var number = Json.hidden(charge).getString("number");
        return number == null ? null : TestCard.numbered(number).orElse(null);
    }

    private static JsonObject outcome(String status, @Nullable String reason, String type) {
        var approved = type.equals("authorized");
        return Json.object(
                "advice_code",
                null,
                "network_advice_code",
                null,
                "network_decline_code",
                null,
                "network_status",
                status,
                "reason",
                reason,
                "risk_level",
                "normal",
                "risk_score",
                12,
                "seller_message",
                approved ? "Payment complete." : "The bank did not return any further details with this decline.",
                "type",
                type);
    }

    private static JsonObject details(Work work, JsonObject intent, JsonObject method) {
        var kind = method.getString("type");
        if (!kind.equals("card")) {
            return Json.object(
                    "type",
                    kind,
                    kind,
                    Json.object(
                            "fingerprint",
                            null,
                            "transaction_id",
                            Ids.random(28).toLowerCase(Locale.ROOT)));
        }
        var card = method.getJsonObject("card");
        return Json.object(
                "type",
                kind,
                kind,
                Json.object(
                        "amount_authorized", intent.getLong("amount"),
                        "brand", card.getString("brand"),
                        "capture_before", Attempts.onlyHeld(intent, kind) ? work.now() + AUTHORISATION_SECONDS : null,
                        "checks", card.getJsonObject("checks").copy(),
                        "country", card.getString("country"),
                        "exp_month", card.getLong("exp_month"),
                        "exp_year", card.getLong("exp_year"),
                        "fingerprint", card.getString("fingerprint"),
                        "funding", card.getString("funding"),
                        "installments", null,
                        "last4", card.getString("last4"),
                        "mandate", null,
                        "network", card.getString("brand"),
                        "three_d_secure", null,
                        "wallet", null));
    }

    /** The newest refunds of a charge, there only when asked for. */
    private static JsonObject refunds(Work work, JsonObject charge) {
        var id = charge.getString("id");
        var page = work.page(Work.Query.newest(Refunds.TYPE, Map.of("charge", id), REFUNDS_SHOWN));
        return Lists.list(page.objects(), page.hasMore(), "/v1/charges/" + id + "/refunds");
    }

    private static JsonObject update(Call call) {
        var charge = call.subject(TYPE, "charge");
        call.params().copyTexts(charge, "description", "receipt_email", "transfer_group");
        charge.put("metadata", call.params().metadata(charge.getJsonObject("metadata")));
        call.work().put(charge);
        Events.emit(call.work(), "charge.updated", charge);
        return charge;
    }
}
