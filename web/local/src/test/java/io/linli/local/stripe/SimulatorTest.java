package io.linli.local.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One simulator for all tests of the JVM; each test has a key, and so an account, of its own. */
abstract class SimulatorTest {

    static final StripeSimulator SIMULATOR = start();

    final String key = "sk_test_" + UUID.randomUUID().toString().replace("-", "");
    final StripeClient stripe = client(key);
    final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static StripeSimulator start() {
        try {
            return StripeSimulator.start(0, Files.createTempDirectory("stripe"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base() {
        return "http://localhost:" + SIMULATOR.port();
    }

    static StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(base())
                .setMaxNetworkRetries(0)
                .setReadTimeout(10_000)
                .build();
    }

    /** Calls the admin interface of the test's account. */
    JsonObject admin(String method, String path, JsonObject body) {
        var response = send(HttpRequest.newBuilder(URI.create(base() + "/admin/" + key + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    JsonObject admin(String path, Object... pairs) {
        return admin("POST", path, object(pairs));
    }

    static JsonObject object(Object... pairs) {
        var object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }

    HttpResponse<String> get(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends a form as a browser does. */
    HttpResponse<String> submit(String url, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /** Posts to the API with the test's key, past stripe-java. */
    HttpResponse<String> post(String path, String form, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.body()));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A payment by card, confirmed at once. */
    PaymentIntent pay(long amount, String method) throws StripeException {
        return stripe.v1().paymentIntents().create(paying(amount, method).build());
    }

    /** Parameters of a card payment that is confirmed at once. */
    static PaymentIntentCreateParams.Builder paying(long amount, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("cny")
                .addPaymentMethodType("card")
                .setPaymentMethod(method)
                .setConfirm(true);
    }
}
