package io.linli.local.stripe.balance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/** What an account has, by currency: available now, and pending until the moment it becomes available. */
public final class Funds {

    private static final String ID = "_funds";
    private static final long DAY = 86_400;

    private Funds() {}

    /** Available minor units of a currency; may be below zero after refunds. */
    public static long available(Work work, String currency) {
        return matured(work).getJsonObject("available").getLong(currency, 0L);
    }

    /** Pending minor units of a currency. */
    public static long pending(Work work, String currency) {
        return sumOfPending(matured(work)).getOrDefault(currency, 0L);
    }

    /** When funds of a charge made now become available, by the account's settings. */
    public static long availableOn(Work work) {
        var after = Settings.of(work).getLong("availableAfterSeconds");
        var moment = work.now() + after;
        return after < DAY ? moment : (moment + DAY - 1) / DAY * DAY;
    }

    /** Adds (or takes, if below zero) minor units that count from a moment on. */
    static void add(Work work, long net, String currency, long availableOn) {
        var funds = matured(work);
        if (availableOn <= work.now()) {
            var available = funds.getJsonObject("available");
            available.put(currency, available.getLong(currency, 0L) + net);
        } else {
            var pending = funds.getJsonObject("pending");
            var name = availableOn + " " + currency;
            pending.put(name, pending.getLong(name, 0L) + net);
        }
        work.put(funds);
    }

    /** Stripe's balance object. */
    static JsonObject balance(Work work) {
        var funds = matured(work);
        var available = new TreeMap<String, Long>();
        funds.getJsonObject("available").forEach(e -> available.put(e.getKey(), ((Number) e.getValue()).longValue()));
        var pending = sumOfPending(funds);
        pending.keySet().forEach(currency -> available.putIfAbsent(currency, 0L));
        available.putIfAbsent("cny", 0L);
        available.keySet().forEach(currency -> pending.putIfAbsent(currency, 0L));
        return Json.object(
                "object", "balance", "available", amounts(available), "livemode", false, "pending", amounts(pending));
    }

    private static JsonArray amounts(Map<String, Long> byCurrency) {
        return Json.array(byCurrency.entrySet().stream()
                .map(e -> Json.object(
                        "amount",
                        e.getValue(),
                        "currency",
                        e.getKey(),
                        "source_types",
                        Json.object("card", e.getValue())))
                .toList());
    }

    private static Map<String, Long> sumOfPending(JsonObject funds) {
        var sums = new TreeMap<String, Long>();
        funds.getJsonObject("pending")
                .forEach(e -> sums.merge(currencyOf(e.getKey()), ((Number) e.getValue()).longValue(), Long::sum));
        return sums;
    }

    /** The funds with everything moved to available whose moment has come. */
    private static JsonObject matured(Work work) {
        var id = ID + ":" + work.scope();
        var funds = work.find(id)
                .orElseGet(() -> Json.object(
                        "id", id, "object", ID, "available", new JsonObject(), "pending", new JsonObject()));
        var pending = funds.getJsonObject("pending");
        var available = funds.getJsonObject("available");
        var due = pending.fieldNames().stream()
                .filter(name -> Long.parseLong(name.substring(0, name.indexOf(' '))) <= work.now())
                .toList();
        due.forEach(name -> {
            var currency = currencyOf(name);
            available.put(currency, available.getLong(currency, 0L) + pending.getLong(name));
            pending.remove(name);
        });
        return funds;
    }

    private static String currencyOf(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }
}
