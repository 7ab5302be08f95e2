package io.linli.local.stripe.balance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/** Every movement of an account's balance. */
public final class BalanceTransactions {

    /** Stripe's name for the type. */
    public static final String TYPE = "balance_transaction";

    private static final long BASIS_POINTS = 10_000;

    /** Reporting categories where they differ from the type. */
    private static final Map<String, String> CATEGORIES = Map.of(
            "payment", "charge",
            "payment_refund", "refund",
            "refund_failure", "refund_failure",
            "payment_failure_refund", "refund_failure",
            "transfer_refund", "transfer_reversal",
            "payout_cancel", "payout_reversal",
            "payout_failure", "payout_reversal",
            "stripe_fee", "fee",
            "adjustment", "other_adjustment");

    private BalanceTransactions() {}

    /**
     * A movement to be written down.
     *
     * @param amount gross minor units, below zero when money leaves
     * @param fee minor units kept by Stripe
     * @param source the object that caused it
     * @param availableOn seconds
     * @param category the reporting category, or null for the type's own
     */
    public record Movement(
            String type,
            long amount,
            long fee,
            String currency,
            String source,
            long availableOn,
            @Nullable String description,
            @Nullable String category) {

        /** A movement without fee that counts at once. */
        public static Movement now(Work work, String type, long amount, String currency, String source) {
            return new Movement(type, amount, 0, currency, source, work.now(), null, null);
        }

        public Movement availableOn(long seconds) {
            return new Movement(type, amount, fee, currency, source, seconds, description, category);
        }

        public Movement fee(long minorUnits) {
            return new Movement(type, amount, minorUnits, currency, source, availableOn, description, category);
        }

        public Movement described(@Nullable String text) {
            return new Movement(type, amount, fee, currency, source, availableOn, text, category);
        }

        public Movement category(String name) {
            return new Movement(type, amount, fee, currency, source, availableOn, description, name);
        }
    }

    public static void register(Endpoints endpoints) {
        endpoints
                .get("/v1/balance", call -> Funds.balance(call.work()))
                .get("/v1/balance_transactions", BalanceTransactions::list)
                .get(
                        "/v1/balance_transactions/{id}",
                        call -> shown(call.work(), call.subject(TYPE, "balance transaction")))
                .get("/v1/balance/history", BalanceTransactions::list)
                .get("/v1/balance/history/{id}", call -> shown(call.work(), call.subject(TYPE, "balance transaction")));
    }

    /** Writes a movement down and changes the balance by it. */
    public static JsonObject record(Work work, Movement movement) {
        var net = movement.amount() - movement.fee();
        Funds.add(work, net, movement.currency(), movement.availableOn());
        return work.put(Json.object(
                "id", Ids.next("txn"),
                "object", TYPE,
                "amount", movement.amount(),
                "available_on", movement.availableOn(),
                "balance_type", "payments",
                "created", work.now(),
                "currency", movement.currency(),
                "description", movement.description(),
                "exchange_rate", null,
                "fee", movement.fee(),
                "fee_details", feeDetails(movement),
                "net", net,
                "reporting_category", category(movement),
                "source", movement.source(),
                "status", movement.availableOn() <= work.now() ? "available" : "pending",
                "type", movement.type()));
    }

    /** Stripe's fee for a charge, in minor units. */
    public static long feeFor(Work work, long amount) {
        var settings = Settings.of(work);
        return (amount * settings.getLong("feeBasisPoints") + BASIS_POINTS / 2) / BASIS_POINTS
                + settings.getLong("feeFixed");
    }

    private static String category(Movement movement) {
        var given = movement.category();
        return given == null ? CATEGORIES.getOrDefault(movement.type(), movement.type()) : given;
    }

    private static JsonArray feeDetails(Movement movement) {
        if (movement.fee() == 0) {
            return new JsonArray();
        }
        return Json.array(Json.object(
                "amount",
                movement.fee(),
                "application",
                null,
                "currency",
                movement.currency(),
                "description",
                "Stripe processing fees",
                "type",
                "stripe_fee"));
    }

    private static JsonObject list(Call call) {
        var payout = call.params().text("payout");
        var page = Lists.page(
                call,
                TYPE,
                "/v1/balance_transactions",
                transaction -> payout == null || payout.equals(transaction.getString("source")),
                "type",
                "currency",
                "source");
        page.getJsonArray("data").forEach(transaction -> shown(call.work(), (JsonObject) transaction));
        return page;
    }

    /** A transaction whose status says whether its moment has come by now. */
    private static JsonObject shown(Work work, JsonObject transaction) {
        return transaction.put("status", transaction.getLong("available_on") <= work.now() ? "available" : "pending");
    }
}
