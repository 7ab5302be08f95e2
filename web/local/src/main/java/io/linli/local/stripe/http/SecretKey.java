package io.linli.local.stripe.http;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a request's secret key, in a bearer token or as the user name of basic authentication. */
final class SecretKey {

    private static final Pattern WELL_FORMED = Pattern.compile("sk_test_[A-Za-z0-9_]{4,120}");

    private SecretKey() {}

    static String of(HttpServerRequest request) {
        var header = request.getHeader("Authorization");
        var key = header == null ? null : key(header);
        if (key == null || key.isEmpty()) {
            throw unauthorized(
                    "You did not provide an API key. You need to provide your API key in the Authorization header, "
                            + "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        if (key.startsWith("pk_")) {
            throw StripeError.of(
                    401,
                    "invalid_request_error",
                    "secret_key_required",
                    "This API call cannot be made with a publishable API key. Please use a secret API key.");
        }
        if (!WELL_FORMED.matcher(key).matches()) {
            throw unauthorized("Invalid API Key provided: " + masked(key));
        }
        return key;
    }

    private static @Nullable String key(String header) {
        if (header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length()).trim();
        }
        if (header.startsWith("Basic ")) {
            try {
                var decoded = Base64.getDecoder()
                        .decode(header.substring("Basic ".length()).trim());
                return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
        return null;
    }

    private static String masked(String key) {
        if (key.length() < 12) {
            return "*".repeat(key.length());
        }
        return key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
    }

    private static StripeError unauthorized(String message) {
        return StripeError.of(401, "invalid_request_error", null, message);
    }
}
