package io.linli.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The simulator, as its administrator and as whoever has our key sees it. */
public final class Provider {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final String key;

    Provider(Map<String, String> environment) {
        this.base = environment.get("LINLI_STRIPE_API_BASE");
        this.key = environment.get("LINLI_STRIPE_SECRET_KEY");
    }

    /** @return status of the page's answer: 303 when the card was taken */
    public int pay(String page, String card) throws Exception {
        return submit(page, "method=card&number=" + card + "&expiry=12%2F34&cvc=123&email=a%40example.org")
                .statusCode();
    }

    /** By Alipay, confirmed in its own window. @return status of the window's answer: 303 when it was paid */
    public int payByWallet(String page) throws Exception {
        var window = submit(page, "method=alipay").headers().firstValue("Location");
        return submit(window.orElseThrow(), "outcome=complete").statusCode();
    }

    private HttpResponse<Void> submit(String page, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    public JsonNode admin(String path, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/admin/" + key + path))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return read(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** How much happens there by itself within seconds: a refund fails after it was taken. */
    long soon() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/admin/" + key));
        return read(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()))
                .get("soon")
                .asLong();
    }

    public void heal() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/admin/" + key + "/faults"))
                .DELETE();
        read(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Available and pending together, in minor units of CNY. */
    long balance(String account) throws Exception {
        var balance = get("/v1/balance", account);
        return sum(balance.get("available")) + sum(balance.get("pending"));
    }

    long available(String account) throws Exception {
        return sum(get("/v1/balance", account).get("available"));
    }

    /** Unless a trouble is in its way. */
    void tryToPayOutToBank(String account, long amount) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/v1/payouts"))
                .header("Authorization", authorization())
                .header("Stripe-Account", account)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("amount=" + amount + "&currency=cny"));
        try {
            http.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException unanswered) {
            // That is a trouble, too.
        }
    }

    /** Everything of a list. */
    public List<JsonNode> all(String path) throws Exception {
        var found = new ArrayList<JsonNode>();
        String after = "";
        JsonNode page;
        do {
            page = get(path + (path.contains("?") ? "&" : "?") + "limit=100" + after, "");
            page.get("data").forEach(found::add);
            after = found.isEmpty()
                    ? ""
                    : "&starting_after=" + found.get(found.size() - 1).get("id").asText();
        } while (page.get("has_more").asBoolean());
        return found;
    }

    /** Ids of what happened after an event, newest first. */
    List<String> eventsAfter(String last) throws Exception {
        var found = new ArrayList<String>();
        String after = "";
        while (true) {
            var page = get("/v1/events?limit=100" + after, "");
            for (var event : page.get("data")) {
                var id = event.get("id").asText();
                if (id.equals(last)) {
                    return found;
                }
                found.add(id);
            }
            if (!page.get("has_more").asBoolean()) {
                return found;
            }
            after = "&starting_after=" + found.get(found.size() - 1);
        }
    }

    private JsonNode get(String path, String account) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization());
        if (!account.isEmpty()) {
            request.header("Stripe-Account", account);
        }
        return read(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static long sum(JsonNode amounts) {
        long sum = 0;
        for (var one : amounts) {
            sum += one.get("amount").asLong();
        }
        return sum;
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
