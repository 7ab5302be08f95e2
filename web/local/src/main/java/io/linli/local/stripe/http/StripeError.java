package io.linli.local.stripe.http;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Refusal;

/** An error as Stripe answers it: HTTP status, type, code, parameter, message. */
public final class StripeError extends Refusal {

    private static final long serialVersionUID = 1;
    private static final String DOCUMENTATION = "https://stripe.com/docs/error-codes/";

    private final int status;
    private final transient JsonObject fields;
    private final boolean validation;
    private final boolean keepsWork;

    private StripeError(int status, JsonObject fields, boolean validation, boolean keepsWork) {
        super(fields.getString("message"));
        this.status = status;
        this.fields = fields;
        this.validation = validation;
        this.keepsWork = keepsWork;
    }

    /** A parameter that is missing, unknown or of a wrong form: found before execution, so no idempotent answer is kept. */
    public static StripeError parameter(String code, @Nullable String parameter, String message) {
        return new StripeError(400, body("invalid_request_error", code, parameter, message), true, false);
    }

    /** A request that is well formed but not possible in the present state. */
    public static StripeError state(String code, @Nullable String parameter, String message) {
        return new StripeError(400, body("invalid_request_error", code, parameter, message), false, false);
    }

    /** Nothing by this id: 404 when it is the address, 400 when it is a parameter. */
    public static StripeError missing(String what, String id, String parameter) {
        var fields = body("invalid_request_error", "resource_missing", parameter, "No such " + what + ": '" + id + "'");
        return new StripeError(parameter.equals("id") || parameter.equals("intent") ? 404 : 400, fields, false, false);
    }

    /** A card that was refused; what the attempt left behind is kept. */
    public static StripeError card(String code, @Nullable String declineCode, String message) {
        var fields = body("card_error", code, null, message);
        if (declineCode != null) {
            fields.put("decline_code", declineCode);
        }
        return new StripeError(402, fields, false, true);
    }

    /** Any other error. */
    public static StripeError of(int status, String type, @Nullable String code, String message) {
        return new StripeError(status, body(type, code, null, message), status != 500, false);
    }

    /** The same error with a further field, for example the intent it happened to. */
    public StripeError with(String name, Object value) {
        return new StripeError(status, fields.copy().put(name, value), validation, keepsWork);
    }

    /** The same error, but what was staged before it is kept: a fault that struck is used up. */
    public StripeError keepingWork() {
        return new StripeError(status, fields, validation, true);
    }

    public int status() {
        return status;
    }

    public @Nullable String code() {
        return fields.getString("code");
    }

    public @Nullable String declineCode() {
        return fields.getString("decline_code");
    }

    /** Whether it was found before execution began. */
    public boolean validation() {
        return validation;
    }

    @Override
    public boolean keepsWork() {
        return keepsWork;
    }

    /** The error's fields, as they stand in an intent's last error. */
    public JsonObject fields() {
        return fields;
    }

    /** The body of the answer. */
    public JsonObject toBody() {
        return Json.object("error", Json.visible(fields));
    }

    private static JsonObject body(String type, @Nullable String code, @Nullable String parameter, String message) {
        var fields = Json.object("type", type, "message", message);
        if (code != null) {
            fields.put("code", code).put("doc_url", DOCUMENTATION + code.replace('_', '-'));
        }
        if (parameter != null) {
            fields.put("param", parameter);
        }
        return fields;
    }
}
