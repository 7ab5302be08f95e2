package io.linli.local.stripe.http;

import io.vertx.core.json.JsonObject;

/** What answers one kind of request. Runs under the account's lock; nothing it stages counts if it throws. */
@FunctionalInterface
public interface Endpoint {

    /** Answers a call, still with the fields that are hidden from clients. */
    JsonObject answer(Call call);
}
