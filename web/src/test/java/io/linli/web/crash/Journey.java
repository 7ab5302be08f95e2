package io.linli.web.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.model.World;

/**
 * What people do, from a cart to money that is asked back. Each stage can be repeated after a crash: whoever got no answer asks
 * again with the same keys, and nobody pays twice.
 */
final class Journey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWERED = 300;

    private static final String RESIDENT = "resident-03";
    private static final String GOOD_CARD = "4242424242424242";
    private static final int FIRST_OFFER = 10;
    private static final int SECOND_OFFER = 15;
    private static final int GROUP_OFFER = 7;

    /** Parties with an account that owe what can be asked back. */
    private static final String OWED =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.ledger_balance b
                JOIN marketplace.ledger_account a ON a.id = b.account_id AND a.kind = 'PARTY_RECEIVABLE'
                JOIN marketplace.payout_account o ON o.party_kind = a.party_kind AND o.party_id = a.party_id
                GROUP BY a.id HAVING sum(b.balance) <> 0) AS owing""";

    private static final String CAMPAIGN =
            """
            WITH opened AS (
                INSERT INTO marketplace.campaign (id, company_id, community_id, title_en, title_zh, currency, threshold,
                    opens_at, cutoff_at, state)
                VALUES ('%s', '%s', '%s', 'Together', '一起买', 'CNY', 3, now() - interval '1 hour',
                    now() + interval '1 day', 'OPEN') ON CONFLICT DO NOTHING RETURNING id)
            INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price, household_limit,
                case_size)
            SELECT id, id, 1, '%s', 650, 750, 9, 1 FROM opened""";

    private final World world;
    private final UUID id = UUID.randomUUID();
    private final UUID campaign = key("campaign");
    private final List<UUID> groups = new ArrayList<>();
    private final List<String> paid = new ArrayList<>();
    private String cart = "";
    private String page = "";

    Journey(World world) {
        this.world = world;
    }

    /** The order groups so far. */
    List<UUID> groups() {
        return groups;
    }

    void take(Stage stage) throws Exception {
        switch (stage) {
            case CHECKOUT -> checkOut();
            case PAYMENT, DECISION -> payOrDecide(stage);
            case REFUND -> askBack("supplier-02", SECOND_OFFER, 15_555);
            case RELEASE -> release();
            case PAYOUT -> payOut();
            case RECALL -> askBack("supplier-01", FIRST_OFFER, 3_333);
            case RESERVATION -> reserve();
        }
    }

    /** Until nothing more happens by itself. */
    void rest(Stage stage) throws Exception {
        if (stage == Stage.RECALL) {
            await().atMost(PATIENCE).until(() -> owingSince() && world.number(OWED) == 0);
        } else if (stage == Stage.RESERVATION) {
            awaitAttempt("AUTHORISED");
        } else if (stage == Stage.DECISION) {
            awaitAttempt("SUCCEEDED");
        }
        world.rest();
    }

    /** What the refund took back of every party is booked, so that it is known who owes. */
    private boolean owingSince() throws Exception {
        return world.number("SELECT count(DISTINCT e.id) FROM marketplace.journal_entry e JOIN marketplace.posting p "
                        + "ON p.entry_id = e.id WHERE e.kind = 'SPLIT_REVERSAL' AND p.order_id IN (" + orders() + ")")
                == 2;
    }

    private void awaitAttempt(String state) {
        var last = groups.get(groups.size() - 1);
        await().atMost(PATIENCE)
                .until(() -> world.number("SELECT count(*) FROM marketplace.payment_attempt WHERE state = '" + state
                                + "' AND group_id = '" + last + "'")
                        == 1);
    }

    private void checkOut() throws Exception {
        if (cart.isEmpty()) {
            cart = ask(RESIDENT, "/api/v1/carts", "{}").get("id").asText();
            add(FIRST_OFFER, 20);
            add(SECOND_OFFER, 30);
        }
        place(0);
    }

    private void add(int offer, int quantity) throws Exception {
        ask(
                RESIDENT,
                "/api/v1/carts/" + cart + "/lines",
                "{\"offerId\":\"" + Neighbourhood.offer(offer) + "\",\"quantity\":" + quantity + "}");
    }

    private void place(int number) throws Exception {
        var placed = ask(RESIDENT, "/api/v1/checkouts", "{\"cartId\":\"" + cart + "\"}");
        page = placed.get("payUrl").asText();
        if (groups.size() == number) {
            groups.add(UUID.fromString(placed.get("orderGroupId").asText()));
        }
    }

    private void pay() throws Exception {
        if (!paid.contains(page)) {
            world.provider().pay(page, GOOD_CARD);
            paid.add(page);
        }
    }

    private void payOrDecide(Stage stage) throws Exception {
        if (stage == Stage.PAYMENT) {
            pay();
        } else {
            world.execute("UPDATE marketplace.campaign SET cutoff_at = now() - interval '1 second' WHERE id = '"
                    + campaign + "'");
        }
    }

    private void askBack(String supplier, int offer, long amount) throws Exception {
        var line = world.rows("SELECT id FROM marketplace.order_line WHERE offer_id = '" + Neighbourhood.offer(offer)
                        + "' AND order_id IN (" + orders() + ")")
                .get(0)
                .get(0);
        var asked = ask(
                RESIDENT,
                "/api/v1/after-sales",
                "{\"lineId\":\"" + line + "\",\"reason\":\"DAMAGED\",\"amount\":{\"amount\":" + amount
                        + ",\"currency\":\"CNY\"}}");
        ask(supplier, "/api/v1/after-sales/" + asked.get("id").asText() + "/decisions", "{\"verdict\":\"APPROVE\"}");
    }

    private void release() throws Exception {
        world.execute("UPDATE marketplace.share_release SET due_at = now() - interval '1 second' "
                + "WHERE released_at IS NULL AND order_id IN (" + orders() + ")");
    }

    private void payOut() throws Exception {
        for (var party :
                world.rows("SELECT party_kind, party_id FROM marketplace.payout_account ORDER BY created_at")) {
            ask(
                    "operator",
                    "/api/v1/payouts",
                    "{\"partyKind\":\"" + party.get(0) + "\",\"partyId\":\"" + party.get(1) + "\"}");
        }
    }

    private void reserve() throws Exception {
        if (groups.size() == 1) {
            world.execute(CAMPAIGN.formatted(
                    campaign, Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, Neighbourhood.offer(GROUP_OFFER)));
            cart = ask(RESIDENT, "/api/v1/campaigns/" + campaign + "/joins", "{\"quantity\":4}")
                    .get("cartId")
                    .asText();
            place(1);
        }
        pay();
    }

    /** A query of the journey's orders. */
    String orders() {
        var own = String.join("','", groups.stream().map(UUID::toString).toList());
        return "SELECT id FROM marketplace.orders WHERE group_id IN ('" + own + "')";
    }

    /** The same question has the same key, however often it is asked. */
    private JsonNode ask(String user, String path, String body) throws Exception {
        HttpResponse<byte[]> answer =
                world.post(user, path, body, key(path + body).toString());
        if (answer.statusCode() >= ANSWERED) {
            throw new IOException(path + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    private UUID key(String name) {
        return UUID.nameUUIDFromBytes((id + name).getBytes(StandardCharsets.UTF_8));
    }

    /** What was made at the provider until now. */
    static Map<String, Long> atProvider(World world) throws Exception {
        return Map.of(
                "pages", (long) world.provider().all("/v1/checkout/sessions").size(),
                "taken", sum(world, "/v1/payment_intents", "amount_received"),
                "held", sum(world, "/v1/payment_intents", "amount_capturable"),
                "refunds", (long) world.provider().all("/v1/refunds").size(),
                "refunded", sum(world, "/v1/refunds", "amount"),
                "transfers", (long) world.provider().all("/v1/transfers").size(),
                "transferred", sum(world, "/v1/transfers", "amount"),
                "reversed", sum(world, "/v1/transfers", "amount_reversed"));
    }

    private static long sum(World world, String path, String field) throws Exception {
        return world.provider().all(path).stream()
                .mapToLong(one -> one.path(field).asLong())
                .sum();
    }
}
