package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final String KEY = "sk_test_restart";

    @TempDir
    Path folder;

    @Test
    void everything_is_there_again_after_a_restart() throws Exception {
        String intent;
        var once = RequestOptions.builder().setIdempotencyKey("k1").build();
        try (var simulator = StripeSimulator.start(0, folder)) {
            intent = client(simulator.port())
                    .v1()
                    .paymentIntents()
                    .create(paying(), once)
                    .getId();
        }

        try (var simulator = StripeSimulator.start(0, folder)) {
            var stripe = client(simulator.port());
            assertThat(stripe.v1().paymentIntents().retrieve(intent).getStatus())
                    .isEqualTo("succeeded");
            assertThat(stripe.v1().paymentIntents().create(paying(), once).getId())
                    .isEqualTo(intent);
            assertThat(stripe.v1().events().list().getData()).hasSize(3);
            assertThat(stripe.v1().balance().retrieve().getPending().get(0).getAmount())
                    .isEqualTo(500);
        }
    }

    @Test
    void a_delivery_the_receiver_refused_is_made_after_the_restart() throws Exception {
        try (var receiver = new Receiver()) {
            receiver.answer(500);
            try (var simulator = StripeSimulator.start(0, folder)) {
                admin(simulator.port(), "/settings", new JsonObject().put("retryFirstMillis", 1_500));
                admin(
                        simulator.port(),
                        "/webhook-endpoints",
                        new JsonObject()
                                .put("url", receiver.url())
                                .put("secret", "whsec_r")
                                .put("events", new io.vertx.core.json.JsonArray().add("payment_intent.succeeded")));
                client(simulator.port()).v1().paymentIntents().create(paying());
                receiver.next();
            }

            try (var simulator = StripeSimulator.start(0, folder)) {
                assertThat(simulator.port()).isPositive();
                assertThat(receiver.next().verified("whsec_r").getType()).isEqualTo("payment_intent.succeeded");
            }
        }
    }

    @Test
    void a_torn_last_line_is_dropped_and_the_rest_kept() throws Exception {
        String intent;
        try (var simulator = StripeSimulator.start(0, folder)) {
            intent = client(simulator.port())
                    .v1()
                    .paymentIntents()
                    .create(paying())
                    .getId();
        }
        Files.writeString(journal(), "P acct_x {\"id\":\"ch_1\"}\nP acct_x {\"id", StandardOpenOption.APPEND);

        try (var simulator = StripeSimulator.start(0, folder)) {
            var stripe = client(simulator.port());
            assertThat(stripe.v1().paymentIntents().retrieve(intent).getStatus())
                    .isEqualTo("succeeded");
            stripe.v1().paymentIntents().create(paying());
        }
        try (var simulator = StripeSimulator.start(0, folder)) {
            assertThat(client(simulator.port()).v1().charges().list().getData()).hasSize(2);
        }
    }

    @Test
    void what_was_answered_before_a_kill_is_there_after_it() throws Exception {
        var answered = new HashSet<String>();
        var process = child();
        var port = port(process);
        var killed = new AtomicBoolean();
        var paying = CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    var intent = client(port).v1().paymentIntents().create(paying());
                    synchronized (answered) {
                        answered.add(intent.getId());
                    }
                }
            } catch (StripeException gone) {
                killed.set(true);
            }
        });
        Eventually.holds(() -> {
            synchronized (answered) {
                assertThat(answered.size()).isGreaterThan(60);
            }
        });

        process.destroyForcibly().waitFor();
        paying.join();

        assertThat(killed).isTrue();
        try (var simulator = StripeSimulator.start(0, folder)) {
            var stripe = client(simulator.port());
            for (var id : answered) {
                assertThat(stripe.v1().paymentIntents().retrieve(id).getStatus())
                        .isEqualTo("succeeded");
            }
            var all = new HashSet<String>();
            stripe.v1().paymentIntents().list().autoPagingIterable().forEach((PaymentIntent i) -> all.add(i.getId()));
            assertThat(all.size()).isBetween(answered.size(), answered.size() + 1);
            var pending = stripe.v1().balance().retrieve().getPending().get(0).getAmount();
            assertThat(pending).isEqualTo(500L * all.size());
        }
    }

    /** The simulator in a process of its own, to be killed. */
    static final class Main {
        public static void main(String[] arguments) throws InterruptedException {
            var simulator = StripeSimulator.start(0, Path.of(arguments[0]));
            System.out.println("port " + simulator.port());
            Thread.currentThread().join();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring(5));
            }
        }
        throw new AssertionError("The child said no port");
    }

    private Path journal() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static StripeClient client(int port) {
        return StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase("http://localhost:" + port)
                .setMaxNetworkRetries(0)
                .build();
    }

    private static PaymentIntentCreateParams paying() {
        return PaymentIntentCreateParams.builder()
                .setAmount(500L)
                .setCurrency("cny")
                .addPaymentMethodType("card")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build();
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String admin(int port, String path, JsonObject body) throws Exception {
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/" + KEY + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        var settings = new JsonObject(response.body()).getJsonObject("settings");
        return settings == null ? "" : settings.getString("merchantName");
    }
}
