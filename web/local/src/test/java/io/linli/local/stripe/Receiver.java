package io.linli.local.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A shop's webhook endpoint: a real HTTP server that remembers what came. */
final class Receiver implements AutoCloseable {

    record Arrival(String payload, String signature) {

        Event verified(String secret) throws SignatureVerificationException {
            return Webhook.constructEvent(payload, signature, secret);
        }

        Event event() {
            return com.stripe.net.ApiResource.GSON.fromJson(payload, Event.class);
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The statuses to answer the next deliveries with; 200 afterwards. */
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    Arrival next() throws InterruptedException {
        var arrival = arrivals.poll(10, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new AssertionError("No webhook arrived");
        }
        return arrival;
    }

    List<Arrival> all() {
        return List.copyOf(arrivals);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        arrivals.add(new Arrival(payload, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
        var status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
