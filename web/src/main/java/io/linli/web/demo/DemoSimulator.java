package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Does at the local simulator what people would do there with a browser: pays on its page, and fills in its form for those who
 * are to be paid. Where there is no simulator there is nobody to play these people, and nothing of it happens.
 */
@ApplicationScoped
class DemoSimulator {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SEE_OTHER = 303;
    private static final int OK = 200;

    /** A card whose money is available at once, as Stripe's documentation has it. */
    private static final String CARD = "4000000000000077";

    private final Vertx vertx;
    private final DemoSettings settings;

    DemoSimulator(Vertx vertx, DemoSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** The real provider has no address of its own in the settings. */
    boolean isThere() {
        return settings.simulator().isPresent() && settings.simulatorAccount().isPresent();
    }

    /** Where the payer's browser is led back to; nobody's browser is. */
    String shop() {
        return settings.simulator().orElseThrow();
    }

    /** The payer's part on a payment page that is open. */
    Uni<Void> pay(URI page) {
        var form = Map.of("method", "card", "number", CARD, "expiry", "12/34", "cvc", "123");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(page.toString(), "application/x-www-form-urlencoded", body, SEE_OTHER);
    }

    /** The owner's part in opening an account: all that the provider wants to know. */
    Uni<Void> onboard(String account, String businessName) {
        var address = settings.simulator().orElseThrow() + "/admin/"
                + settings.simulatorAccount().orElseThrow() + "/accounts/" + account + "/onboard";
        var body = new JsonObject().put("businessName", businessName).encode();
        return post(address, "application/json", body, OK);
    }

    private Uni<Void> post(String address, String type, String body, int wanted) {
        var client = vertx.createHttpClient();
        return Uni.createFrom()
                .completionStage(() -> client.request(options(address, type))
                        .compose(request -> answered(request, body))
                        .toCompletionStage())
                .invoke(status -> requireStatus(address, status, wanted))
                .replaceWithVoid()
                .eventually(() -> close(client));
    }

    private static RequestOptions options(String address, String type) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setTimeout(TIMEOUT.toMillis())
                .setFollowRedirects(false)
                .putHeader("Content-Type", type);
    }

    private static io.vertx.core.Future<Integer> answered(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body)).map(response -> response.statusCode());
    }

    private static void requireStatus(String address, int status, int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("the simulator answered " + status + " to "
                    + URI.create(address).getPath());
        }
    }

    private static Uni<Void> close(HttpClient client) {
        return Uni.createFrom()
                .completionStage(() -> client.close().toCompletionStage())
                .replaceWithVoid();
    }
}
