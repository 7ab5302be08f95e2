package io.linli.local.stripe.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Agenda;
import io.linli.local.stripe.store.Account;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/** Sends due deliveries and writes down what came of them. */
public final class Dispatcher implements Agenda.Chore {

    private static final int UNDER_WAY_LIMIT = 32;
    private static final int SUCCESS_FROM = 200;
    private static final int SUCCESS_BELOW = 300;

    private final Agenda agenda;
    private final HttpClient client;
    private final Map<Account, Set<String>> underWay = new ConcurrentHashMap<>();

    public Dispatcher(Vertx vertx, Agenda agenda) {
        this.agenda = agenda;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setTrustAll(true).setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(UNDER_WAY_LIMIT));
    }

    /** What is sent, read under the lock. */
    private record Message(String url, byte[] payload, String signature, long timeoutMillis) {}

    @Override
    public String type() {
        return Deliveries.TYPE;
    }

    @Override
    public OptionalLong due(JsonObject delivery) {
        return "pending".equals(delivery.getString("status")) && delivery.getString("after") == null
                ? OptionalLong.of(delivery.getLong("dueMillis"))
                : OptionalLong.empty();
    }

    @Override
    public boolean begin(Account account, String id) {
        var mine = underWay.computeIfAbsent(account, a -> ConcurrentHashMap.newKeySet());
        if (mine.size() >= UNDER_WAY_LIMIT) {
            return false;
        }
        if (!mine.add(id)) {
            return true;
        }
        var message = account.execute(Work.Origin.SELF, work -> message(work, id));
        if (message == null) {
            mine.remove(id);
            return true;
        }
        send(message, (status, error) -> {
            synchronized (account) {
                mine.remove(id);
                if (mine.isEmpty()) {
                    underWay.remove(account);
                }
                if (!account.closed()) {
                    account.execute(Work.Origin.SELF, work -> record(work, id, status, error));
                }
            }
            agenda.wake(account);
        });
        return true;
    }

    public void close() {
        client.close();
    }

    private interface Result {
        void told(@Nullable Integer status, @Nullable String error);
    }

    private static @Nullable Message message(Work work, String id) {
        var delivery = work.find(id).orElse(null);
        if (delivery == null || !"pending".equals(delivery.getString("status"))) {
            return null;
        }
        var endpoint = work.find(delivery.getString("endpoint"));
        var event = work.in(delivery.getString("eventScope")).find(delivery.getString("event"));
        if (endpoint.isEmpty() || event.isEmpty()) {
            finish(work, delivery, "failed");
            letNextGo(work, delivery);
            return null;
        }
        var payload = Json.visible(event.get()).encodePrettily().getBytes(StandardCharsets.UTF_8);
        // The receiver compares with its own clock, whatever the account's clock says.
        var signature = Signature.header(
                Json.hidden(endpoint.get()).getString("secret"), payload, System.currentTimeMillis() / 1000);
        return new Message(
                endpoint.get().getString("url"),
                payload,
                signature,
                Settings.of(work).getLong("webhookTimeoutMillis"));
    }

    private void send(Message message, Result result) {
        RequestOptions options;
        try {
            options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(message.url());
        } catch (RuntimeException invalid) {
            result.told(null, "invalid url");
            return;
        }
        options.setTimeout(message.timeoutMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .putHeader("Stripe-Signature", message.signature());
        client.request(options)
                .compose((HttpClientRequest request) -> request.send(Buffer.buffer(message.payload())))
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(done -> result.told(
                        done.result(), done.failed() ? done.cause().getClass().getSimpleName() : null));
    }

    private static String record(Work work, String id, @Nullable Integer status, @Nullable String error) {
        work.find(id).ifPresent(delivery -> {
            var attempts = delivery.getInteger("attempts") + 1;
            delivery.put("attempts", attempts).put("lastStatus", status).put("lastError", error);
            if (status != null && status >= SUCCESS_FROM && status < SUCCESS_BELOW) {
                finish(work, delivery, "delivered");
                countDown(work, delivery);
            } else if (attempts >= Settings.of(work).getLong("retryAttempts")) {
                finish(work, delivery, "failed");
            } else {
                delivery.put("dueMillis", work.nowMillis() + Deliveries.waitMillis(work, attempts));
                work.put(delivery);
            }
            letNextGo(work, delivery);
        });
        return id;
    }

    private static void finish(Work work, JsonObject delivery, String status) {
        work.put(delivery.put("status", status));
    }

    private static void countDown(Work work, JsonObject delivery) {
        var scoped = work.in(delivery.getString("eventScope"));
        scoped.find(delivery.getString("event"))
                .ifPresent(event -> scoped.put(
                        event.put("pending_webhooks", Math.max(0, event.getInteger("pending_webhooks") - 1))));
    }

    private static void letNextGo(Work work, JsonObject delivery) {
        var next = delivery.getString("next");
        if (next != null) {
            delivery.put("next", null);
            work.put(delivery);
            work.find(next)
                    .ifPresent(waiting -> work.put(waiting.put("after", null).put("dueMillis", work.nowMillis())));
        }
    }
}
