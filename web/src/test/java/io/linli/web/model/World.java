package io.linli.web.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.linli.local.Isolation;
import io.linli.local.LocalStack;
import io.linli.local.Progress;
import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;
import io.linli.web.running.SharedClasses;

/** The product, its servers and the people: lives histories, and tells what the books and the provider say afterwards. */
public final class World implements AutoCloseable {

    /** Histories that are lived at the same time. */
    static final int LANES = 14;

    /** Residents of one history. */
    static final int RESIDENTS = 2;

    static final int PARTIES = 3;

    private static final int FIRST_RESIDENT = 3;
    private static final int FIRST_OF_SECOND = 13;
    private static final int FAULT_MILLIS = 300;
    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those who are paid: two suppliers and a property company. */
    private static final List<String> PAYEES = List.of("supplier-01", "supplier-02", "property-sunrise");

    /** So that there are enough who can buy of both suppliers: supplier-02 does not sell in Harbor View. */
    private static final List<String> MOVE_TO_LAKESIDE = List.of(
            """
            UPDATE marketplace.resident SET company_id = '%1$s', community_id = '%2$s',
                household_id = (SELECT h.id FROM marketplace.household h WHERE h.community_id = '%2$s'
                    AND right(h.id::text, 3) = right(resident.id::text, 3))
            WHERE community_id = '%3$s' AND NOT leader"""
                    .formatted(Neighbourhood.SUNRISE, Neighbourhood.LAKESIDE, Neighbourhood.HARBOR_VIEW),
            """
            UPDATE web.sign_in s SET company_id = r.company_id FROM marketplace.resident r
            WHERE s.party_kind = 'RESIDENT' AND s.party_id = r.id""");

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final List<String> FAST_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", "-XX:+UseSerialGC");

    /** What waits for a timer otherwise, here soon. */
    private static final Map<String, String> HASTE = Map.of(
            "LINLI_PAYMENT_PULL_EVERY", "1s",
            "LINLI_PAYMENT_PULL_DELAYED", "1s",
            "LINLI_PAYMENT_PULL_LEASE", "PT3S",
            "LINLI_PAYMENT_REFUND_EVERY", "1s",
            "LINLI_SETTLEMENT_RELEASE_EVERY", "1s",
            "LINLI_PAYOUT_EXECUTE_EVERY", "1s",
            "LINLI_PAYOUT_RECALL_EVERY", "1s",
            "LINLI_PAYOUT_LOOK_EVERY", "1s",
            "LINLI_STRIPE_READ_TIMEOUT", "2s",
            "LINLI_STRIPE_NETWORK_RETRIES", "0");

    private final LocalStack stack;
    private final String name;
    private final List<String> jvm;
    private final Isolation own;
    private final Provider provider;
    private final Map<String, String> environment;
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> accounts = new ArrayList<>();
    private final Lock restarting = new ReentrantLock();
    private volatile RunningProduct product;
    private final Connection database;
    private String lastTold = "";
    private Instant tokensSince = Instant.now();

    /** An order group of this history. */
    private record Bought(UUID group, String resident) {}

    private World(LocalStack stack, String name, Map<String, String> settings, List<String> jvm) throws Exception {
        this.stack = stack;
        this.name = name;
        this.jvm = jvm;
        this.own = stack.isolated(name);
        this.environment = new HashMap<>(own.environment());
        environment.putAll(HASTE);
        environment.putAll(settings);
        // The same after a restart, as it is for a shop: the provider goes on telling where it did before.
        environment.put("LINLI_PORT", Integer.toString(RunningProduct.lastingPort()));
        this.provider = new Provider(environment);
        this.product = started(environment, "product.log");
        this.database = DriverManager.getConnection(
                "jdbc:" + environment.get("LINLI_DATABASE_URL"),
                environment.get("LINLI_DATABASE_OWNER"),
                environment.get("LINLI_DATABASE_OWNER_PASSWORD"));
        settle();
    }

    static World open() throws Exception {
        return open("money-model", Map.of(), List.of());
    }

    /**
     * @param name of its database, and of the folder in target where the product's log is
     * @param settings of the product, further ones or others than usual here
     * @param jvm further arguments of the product's virtual machine
     */
    public static World open(String name, Map<String, String> settings, List<String> jvm) throws Exception {
        return new World(LocalStack.lease(Progress.silent()), name, settings, jvm);
    }

    /** One more instance of the product on the same servers, always at that port; whoever asks for it ends it. */
    public RunningProduct beside(int port) throws Exception {
        var settings = new HashMap<>(environment);
        settings.put("LINLI_PORT", Integer.toString(port));
        return started(settings, "product-beside.log");
    }

    private RunningProduct started(Map<String, String> environment, String logName) throws Exception {
        var log = Path.of("target", name, logName);
        var arguments = new ArrayList<>(FAST_START);
        arguments.addAll(SharedClasses.of(JAR, environment, FAST_START, log));
        arguments.addAll(jvm);
        return RunningProduct.start(JAR, environment, arguments, log);
    }

    private void settle() throws Exception {
        try (var script = World.class.getResourceAsStream("/neighbourhood.sql");
                var statement = database.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
            statement.execute("UPDATE catalog.stock SET available = 1000000000");
            for (String move : MOVE_TO_LAKESIDE) {
                statement.execute(move);
            }
        }
        // What payers pay can be passed on at once; some days later with the real one.
        provider.admin("/settings", Map.of("availableAfterSeconds", 0));
        for (String payee : PAYEES) {
            post(payee, "/api/v1/payout-account", "{}");
        }
        for (var row : rows("SELECT provider_account FROM marketplace.payout_account ORDER BY created_at")) {
            accounts.add(row.get(0));
            provider.admin("/accounts/" + row.get(0) + "/onboard", Map.of("businessName", "Somebody"));
        }
        for (String payee : PAYEES) {
            post(payee, "/api/v1/payout-account/looks", "{}");
        }
    }

    public Provider provider() {
        return provider;
    }

    /** The provider's accounts of those who are paid. */
    List<String> accounts() {
        return accounts;
    }

    /** Lives histories at the same time, and waits until nothing more happens by itself. */
    void live(List<List<Step>> histories) throws Exception {
        var lanes = Executors.newFixedThreadPool(LANES);
        try {
            var lives = new ArrayList<Callable<Void>>();
            for (int lane = 0; lane < histories.size(); lane++) {
                var life = new Life(lane);
                var history = histories.get(lane);
                lives.add(() -> life.live(history));
            }
            for (var life : lanes.invokeAll(lives)) {
                life.get();
            }
        } finally {
            lanes.shutdown();
        }
        provider.heal();
        rest();
    }

    /** Where another history killed the product, it is waited for until it is there again. */
    private void awaitProduct() {
        restarting.lock();
        restarting.unlock();
    }

    public RunningProduct product() {
        return product;
    }

    /** Kills the product, unless it died already, and starts it again. */
    public void restart() throws Exception {
        restarting.lock();
        try {
            product.kill();
            product = started(environment, "product.log");
        } finally {
            restarting.unlock();
        }
    }

    /**
     * Nothing the product has to do is left: no event to act on, no delivery, no refund, payout or recall under way; nor has the
     * provider, of whose own doings the product hears a second later.
     */
    public void rest() throws Exception {
        // What a fault put off for minutes is due now: time is the one thing a test has none of.
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(150)).untilAsserted(() -> {
            execute("UPDATE marketplace.refund SET due_at = now() WHERE state = 'PENDING' AND due_at > now()");
            execute("UPDATE marketplace.payout SET due_at = now() WHERE state = 'PLANNED' AND due_at > now()");
            execute("UPDATE marketplace.recall SET due_at = now() WHERE state = 'PLANNED' AND due_at > now()");
            assertNothingLeft();
            assertThat(provider.soon()).as("what the provider does by itself").isZero();
            assertNothingLeft();
        });
    }

    private void assertNothingLeft() throws Exception {
        assertThat(told()).as("every event of the provider's is stored").isTrue();
        assertThat(number(Truths.UNDER_WAY)).as("what is left to do").isZero();
    }

    /** Every event of the provider's is stored with us; what was told before is not asked for again. */
    private boolean told() throws Exception {
        var fresh = provider.eventsAfter(lastTold);
        if (fresh.isEmpty()) {
            return true;
        }
        var ids = String.join("','", fresh);
        boolean all =
                number("SELECT count(*) FROM marketplace.provider_event WHERE id IN ('" + ids + "')") == fresh.size();
        if (all) {
            lastTold = fresh.get(0);
        }
        return all;
    }

    public synchronized long number(String query) throws SQLException {
        return Long.parseLong(rows(query).get(0).get(0));
    }

    public synchronized List<List<String>> rows(String query) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    public synchronized void execute(String command) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(command);
        }
    }

    public JsonNode get(String user, String path) throws Exception {
        return product.getJson(path, token(user));
    }

    private void add(String user, String cart, int offer, int quantity) throws Exception {
        post(
                user,
                "/api/v1/carts/" + cart + "/lines",
                "{\"offerId\":\"" + Neighbourhood.offer(offer) + "\",\"quantity\":" + quantity + "}");
    }

    private void delete(String user, String path) throws Exception {
        var request = HttpRequest.newBuilder(product.address(path))
                .header("Authorization", "Bearer " + token(user))
                .DELETE();
        product.http().send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private HttpResponse<byte[]> post(String user, String path, String body) throws Exception {
        return post(user, path, body, UUID.randomUUID().toString());
    }

    public HttpResponse<byte[]> post(String user, String path, String body, String key) throws Exception {
        var request = HttpRequest.newBuilder(product.address(path))
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return product.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private synchronized String token(String user) throws Exception {
        if (tokensSince.plus(TOKEN_AGE).isBefore(Instant.now())) {
            tokens.clear();
            tokensSince = Instant.now();
        }
        if (!tokens.containsKey(user)) {
            tokens.put(user, product.token(user));
        }
        return tokens.get(user);
    }

    @Override
    public void close() throws Exception {
        database.close();
        product.close();
        own.close();
        stack.close();
    }

    /** One history, in the order in which it is told, with residents of its own. */
    private final class Life {

        private final int lane;
        private final List<Bought> bought = new ArrayList<>();

        Life(int lane) {
            this.lane = lane;
        }

        /** Who meets the product dead gives up what it was at, and goes on. */
        Void live(List<Step> history) throws Exception {
            for (var step : history) {
                try {
                    take(step);
                } catch (IOException dead) {
                    awaitProduct();
                }
            }
            return null;
        }

        private void take(Step step) throws Exception {
            if (step instanceof Step.Buy buy) {
                buy(buy);
            } else if (step instanceof Step.AskBack ask) {
                askBack(ask);
            } else if (step instanceof Step.Decide decision) {
                decide(decision);
            } else if (step instanceof Step.Release release) {
                release(release.order());
            } else if (step instanceof Step.PayOut payout) {
                payOut(payout.party());
            } else if (step instanceof Step.Empty empty) {
                empty(empty.party());
            } else if (step instanceof Step.Trouble trouble) {
                trouble(trouble);
            } else if (step instanceof Step.Restart) {
                restart();
            }
        }

        /** Reading is left alone: this world reads over the same account. */
        private void trouble(Step.Trouble trouble) throws Exception {
            var fault = new HashMap<String, Object>(
                    Map.of("kind", trouble.kind(), "count", trouble.count(), "millis", FAULT_MILLIS));
            if (Histories.OF_REQUESTS.contains(trouble.kind())) {
                fault.put("method", "POST");
            }
            provider.admin("/faults", fault);
        }

        /** What the provider's troubles refuse to the resident is tried once more, as a resident would, and then given up. */
        private void buy(Step.Buy buy) throws Exception {
            var user = "resident-%02d".formatted(FIRST_RESIDENT + lane * RESIDENTS + buy.resident());
            var cart = json(post(user, "/api/v1/carts", "{}")).get("id").asText();
            for (var line : get(user, "/api/v1/carts/" + cart).path("lines")) {
                delete(
                        user,
                        "/api/v1/carts/" + cart + "/lines/" + line.get("id").asText());
            }
            add(user, cart, 1 + buy.first(), 1);
            add(user, cart, FIRST_OF_SECOND + buy.second(), buy.quantity());
            var key = UUID.randomUUID().toString();
            var body = "{\"cartId\":\"" + cart + "\"}";
            var placed = post(user, "/api/v1/checkouts", body, key);
            if (placed.statusCode() >= 500) {
                placed = post(user, "/api/v1/checkouts", body, key);
            }
            if (placed.statusCode() != 201) {
                return;
            }
            bought.add(
                    new Bought(UUID.fromString(json(placed).get("orderGroupId").asText()), user));
            pay(json(placed).get("payUrl").asText(), buy.card());
        }

        private void pay(String page, Step.Card card) throws Exception {
            if (card == Step.Card.NONE) {
                return;
            }
            provider.pay(page, card.number);
            if (card == Step.Card.DECLINED_FIRST) {
                provider.pay(page, Step.Card.GOOD.number);
            }
        }

        private void askBack(Step.AskBack ask) throws Exception {
            if (bought.isEmpty()) {
                return;
            }
            var one = bought.get(ask.order() % bought.size());
            var lines = rows(
                    "SELECT l.id, l.amount FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id "
                            + "WHERE o.group_id = '" + one.group() + "' AND o.state = 'PAID' ORDER BY l.id");
            if (lines.isEmpty()) {
                return;
            }
            var line = lines.get(ask.order() % lines.size());
            long amount = Math.max(1, Long.parseLong(line.get(1)) * ask.quarters() / 4);
            var asked = post(
                    one.resident(),
                    "/api/v1/after-sales",
                    "{\"lineId\":\"" + line.get(0) + "\",\"reason\":\"DAMAGED\",\"amount\":{\"amount\":" + amount
                            + ",\"currency\":\"CNY\"}}");
            if (asked.statusCode() == 201) {
                var path = "/api/v1/after-sales/" + json(asked).get("id").asText() + "/decisions";
                for (String supplier : List.of("supplier-01", "supplier-02")) {
                    post(supplier, path, "{\"verdict\":\"APPROVE\"}");
                }
            }
        }

        private void decide(Step.Decide decision) throws Exception {
            for (var dispute : provider.all("/v1/disputes")) {
                if (dispute.get("status").asText().equals("needs_response")) {
                    provider.admin(
                            "/disputes/" + dispute.get("id").asText(),
                            Map.of("outcome", decision.won() ? "won" : "lost"));
                    return;
                }
            }
        }

        private void release(int order) throws SQLException {
            if (!bought.isEmpty()) {
                execute(
                        "UPDATE marketplace.share_release SET due_at = now() - interval '1 second' WHERE released_at IS NULL "
                                + "AND order_id IN (SELECT id FROM marketplace.orders WHERE group_id = '"
                                + bought.get(order % bought.size()).group() + "')");
            }
        }

        private void payOut(int party) throws Exception {
            var row = rows("SELECT party_kind, party_id FROM marketplace.payout_account WHERE provider_account = '"
                            + accounts.get(party) + "'")
                    .get(0);
            post(
                    "operator",
                    "/api/v1/payouts",
                    "{\"partyKind\":\"" + row.get(0) + "\",\"partyId\":\"" + row.get(1) + "\"}");
        }

        private void empty(int party) throws Exception {
            long available = provider.available(accounts.get(party));
            if (available > 0) {
                provider.tryToPayOutToBank(accounts.get(party), available);
            }
        }
    }
}
