package io.linli.local.stripe.http;

import io.vertx.core.json.JsonObject;
import java.util.List;

import io.linli.local.stripe.store.Work;

/**
 * One request to an endpoint.
 *
 * @param ids what stood in the address in place of {@code {id}}, in order
 */
public record Call(Work work, Params params, List<String> ids) {

    /** The first id of the address. */
    public String id() {
        return ids.get(0);
    }

    /** The object the address names. */
    public JsonObject subject(String type, String what) {
        return work.find(type, id()).orElseThrow(() -> StripeError.missing(what, id(), "id"));
    }

    /** An object a parameter names. */
    public JsonObject referenced(String type, String what, String parameter) {
        var id = params.required(parameter);
        return work.find(type, id).orElseThrow(() -> StripeError.missing(what, id, params.name(parameter)));
    }
}
