package io.linli.web.payment;

import java.util.UUID;

/** Bodies of deliveries, as Stripe writes them. */
public final class Deliveries {

    private Deliveries() {}

    public static String captured(String event, UUID attempt, long amount) {
        return captured(event, attempt, amount, "cny");
    }

    public static String captured(String event, UUID attempt, long amount, String currency) {
        return """
                {"id":"%s","object":"event","type":"payment_intent.succeeded","created":1700000000,"data":{"object":
                {"id":"pi_of_%s","object":"payment_intent","amount":%d,"amount_received":%d,"currency":"%s",
                "status":"succeeded","metadata":{"linli_attempt":"%s"}}}}"""
                .formatted(event, attempt, amount, amount, currency, attempt);
    }
}
