package io.linli.marketplace.notice;

import io.vertx.core.json.JsonObject;
import java.util.Map;

import io.linli.catalog.kernel.Money;

/** What a notice is made of: numbers and money by their names. Which there are depends on the kind. */
public final class NoticeFacts {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    private final JsonObject facts;

    private NoticeFacts(JsonObject facts) {
        this.facts = facts;
    }

    public static NoticeFacts none() {
        return new NoticeFacts(new JsonObject());
    }

    /** As they are stored. */
    public static NoticeFacts read(String json) {
        return new NoticeFacts(new JsonObject(json));
    }

    /** These facts and one more. */
    public NoticeFacts with(String name, Money money) {
        var written = new JsonObject()
                .put(AMOUNT, money.amount())
                .put(CURRENCY, money.currency().getCurrencyCode());
        return new NoticeFacts(facts.copy().put(name, written));
    }

    /** These facts and one more. */
    public NoticeFacts with(String name, long number) {
        return new NoticeFacts(facts.copy().put(name, number));
    }

    /** As they are stored. */
    public String write() {
        return facts.encode();
    }

    /** All of them as plain values, money as amount and currency. */
    public Map<String, Object> values() {
        return facts.getMap();
    }

    public boolean has(String name) {
        return facts.containsKey(name);
    }

    /** A fact that notices of the kind have. */
    public long number(String name) {
        return facts.getLong(name);
    }

    /** A fact that notices of the kind have. */
    public Money money(String name) {
        var money = facts.getJsonObject(name);
        return Money.of(money.getLong(AMOUNT), money.getString(CURRENCY));
    }
}
