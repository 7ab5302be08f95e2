package io.linli.local.stripe.http;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/**
 * Stripe's idempotency: the first answer to a key is kept for 24 hours, errors too, once execution began; the same key with
 * other parameters is an error.
 */
public final class Idempotency {

    /** The type under which answers are stored. */
    public static final String TYPE = "_idempotency";

    /** How long an answer is kept. */
    public static final long SECONDS_KEPT = 24 * 3600;

    private static final int LONGEST_KEY = 255;

    private Idempotency() {}

    /** What tells one request from another. */
    static String fingerprint(String path, Params params) {
        return path + "#" + Ids.digest(params.canonical());
    }

    /** The answer given before, unless the key is new or its answer outdated. */
    static Optional<Answer> recall(Work work, String key, String fingerprint) {
        if (key.length() > LONGEST_KEY) {
            throw StripeError.of(
                    400,
                    "invalid_request_error",
                    null,
                    "Idempotency keys may be up to " + LONGEST_KEY + " characters long.");
        }
        var kept = work.find(id(key)).filter(k -> k.getLong("created") + SECONDS_KEPT > work.now());
        kept.ifPresent(k -> refuseOther(k.getString("fingerprint"), fingerprint, key));
        return kept.map(k -> new Answer(k.getInteger("status"), new JsonObject(k.getString("body")), true));
    }

    static void keep(Work work, String key, String fingerprint, Answer answer) {
        work.put(Json.object(
                "id", id(key),
                "object", TYPE,
                "fingerprint", fingerprint,
                "created", work.now(),
                "status", answer.status(),
                "body", answer.body().encode()));
    }

    /** The error for a key whose first request is still being answered. */
    static StripeError inUse(String key) {
        return StripeError.of(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotency Key (that probably means you submitted "
                        + "twice, and the other request is still going through): " + key + ".");
    }

    private static void refuseOther(String first, String now, String key) {
        if (first.equals(now)) {
            return;
        }
        var firstPath = first.substring(0, first.indexOf('#'));
        var message = now.startsWith(firstPath + "#")
                ? "Keys for idempotent requests can only be used with the same parameters they were first used with."
                : "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                        + firstPath + "').";
        throw StripeError.of(
                400,
                "idempotency_error",
                null,
                message + " Try using a key other than '" + key + "' if you meant to execute a different request.");
    }

    private static String id(String key) {
        return "_key:" + key;
    }

    /**
     * @param replayed whether this answer was given before
     */
    record Answer(int status, JsonObject body, boolean replayed) {}
}
