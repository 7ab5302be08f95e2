package io.linli.web.campaign;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.linli.web.Neighbourhood;
import io.linli.web.model.World;

/**
 * Group-buys with two members each, who joined, checked out and paid as people do; half of them will fail, among those teams
 * that do not get full. Every other one has a member whose card only holds the money; the others were charged at once, by wallet
 * or by one payment for many seats.
 */
final class EndingCampaigns {

    static final long PRICE = 650;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CARD = "4242424242424242";
    private static final int ANSWERED = 300;

    /** Residents 3 to 12 of Maple Court, each in a household of its own. */
    private static final int RESIDENTS = 10;

    private static final int FIRST_RESIDENT = 3;

    /** Seats of one checkout. */
    private static final int SEATS = 10;

    private static final String OPEN =
            """
            WITH opened AS (
                INSERT INTO marketplace.campaign (id, company_id, community_id, title_en, title_zh, currency, threshold,
                    opens_at, cutoff_at, state)
                SELECT id, '%s', '%s', 'Together', '一起买', 'CNY', threshold, now() - interval '1 hour',
                    now() + interval '1 day', 'OPEN'
                FROM unnest(cast('{%s}' AS uuid[]), cast('{%s}' AS bigint[])) AS c (id, threshold) RETURNING id)
            INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price, household_limit,
                case_size)
            SELECT id, id, 1, '%s', %d, 750, 1, 1 FROM opened""";

    private static final String OFFER_TEAMS =
            """
            INSERT INTO marketplace.team_offer (id, company_id, community_id, offer_id, price, list_price, currency, size,
                seconds, created_at)
            VALUES ('%1$s', '%1$s', '%2$s', '%3$s', %4$d, 750, 'CNY', 9, 86400, now())""";

    private static final String OPEN_TEAM =
            """
            WITH opened AS (
                INSERT INTO marketplace.campaign (id, company_id, community_id, title_en, title_zh, currency, threshold,
                    opens_at, cutoff_at, state, kind, initiator_id, team_offer_id)
                VALUES ('%5$s', '%1$s', '%2$s', 'Team', '拼团', 'CNY', 9, now(), now() + interval '1 day', 'OPEN', 'TEAM',
                    '%6$s', '%1$s')
                ON CONFLICT DO NOTHING RETURNING id)
            INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price, household_limit,
                case_size, stock_cap)
            SELECT id, id, 1, '%3$s', %4$d, 750, 1, 1, 9 FROM opened""";

    /** Units that count, less what is still to be told of them. */
    private static final String COUNTED =
            """
            SELECT sum(joined) - (SELECT count(*) FROM web.outbox_delivery WHERE done_at IS NULL)
            FROM marketplace.campaign_item WHERE campaign_id IN (%s)""";

    private final World world;
    private final List<UUID> ids;

    EndingCampaigns(World world, int count) {
        this.world = world;
        this.ids =
                IntStream.range(0, count).mapToObj(number -> UUID.randomUUID()).toList();
    }

    static boolean fails(int number) {
        return number % 2 == 1;
    }

    /** Teams of nine, which two do not fill. Opened as their first members come: nobody leaves one empty for long. */
    static boolean team(int number) {
        return number % 6 == 5;
    }

    /** Whether one member's card holds the money until the end. */
    static boolean held(int number) {
        return number % 4 >= 2;
    }

    UUID id(int number) {
        return ids.get(number);
    }

    int count() {
        return ids.size();
    }

    /** As a list for a query. */
    String list() {
        return "'" + String.join("','", text(ids)) + "'";
    }

    /** Of one offer, so that its stock tells what was given back. */
    static UUID offer() {
        return Neighbourhood.offer(7);
    }

    void open() throws Exception {
        var numbers = IntStream.range(0, count())
                .filter(number -> !team(number))
                .boxed()
                .toList();
        world.execute(OPEN.formatted(
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                String.join(",", text(numbers.stream().map(this::id).toList())),
                String.join(
                        ",",
                        numbers.stream()
                                .map(number -> fails(number) ? "9" : "2")
                                .toList()),
                offer(),
                PRICE));
        world.execute(OFFER_TEAMS.formatted(Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, offer(), PRICE));
    }

    private void openTeam(int number) throws Exception {
        world.execute(OPEN_TEAM.formatted(
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                offer(),
                PRICE,
                id(number),
                Neighbourhood.resident(FIRST_RESIDENT + number % RESIDENTS)));
    }

    /** Until every seat counts. */
    void fill() throws Exception {
        var lanes = Executors.newFixedThreadPool(RESIDENTS);
        try {
            var members = IntStream.range(0, RESIDENTS)
                    .<Callable<Void>>mapToObj(member -> () -> take(member))
                    .toList();
            for (var done : lanes.invokeAll(members)) {
                done.get();
            }
        } finally {
            lanes.shutdown();
        }
        await().atMost(Duration.ofSeconds(90 + count() / 10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> world.number(COUNTED.formatted(list())) == 2L * count());
        world.rest();
    }

    /** All cut-offs within so long from then on. */
    void end(Duration within) throws Exception {
        world.execute("UPDATE marketplace.campaign SET cutoff_at = now() + interval '2 seconds' + random() * interval '"
                + within.toMillis() + " milliseconds' WHERE id IN (" + list() + ")");
    }

    private Void take(int member) throws Exception {
        var user = "resident-%02d".formatted(FIRST_RESIDENT + member);
        var together = new ArrayList<UUID>();
        for (int number = 0; number < count(); number++) {
            boolean first = number % RESIDENTS == member;
            boolean second = (number + RESIDENTS / 2) % RESIDENTS == member;
            if (team(number) && (first || second)) {
                openTeam(number);
            }
            if (first && held(number)) {
                pay(user, List.of(id(number)), Means.HELD_CARD);
            } else if (first && number % 3 == 0) {
                pay(user, List.of(id(number)), Means.WALLET);
            } else if (first || second) {
                together.add(id(number));
            }
            if (together.size() == SEATS) {
                pay(user, together, Means.CHARGED_CARD);
                together.clear();
            }
        }
        // One seat alone would be held by a card.
        if (!together.isEmpty()) {
            pay(user, together, together.size() == 1 ? Means.WALLET : Means.CHARGED_CARD);
        }
        return null;
    }

    private void pay(String user, List<UUID> campaigns, Means means) throws Exception {
        String cart = "";
        for (var campaign : campaigns) {
            cart = ask(user, "/api/v1/campaigns/" + campaign + "/joins", "{\"quantity\":1}")
                    .get("cartId")
                    .asText();
        }
        var page = ask(user, "/api/v1/checkouts", "{\"cartId\":\"" + cart + "\"}")
                .get("payUrl")
                .asText();
        int status = means == Means.WALLET
                ? world.provider().payByWallet(page)
                : world.provider().pay(page, CARD);
        if (status != 303) {
            throw new IOException("the payment page answered " + status);
        }
    }

    private JsonNode ask(String user, String path, String body) throws Exception {
        var answer = world.post(user, path, body, UUID.randomUUID().toString());
        if (answer.statusCode() >= ANSWERED) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + new String(answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static List<String> text(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private enum Means {
        HELD_CARD,
        CHARGED_CARD,
        WALLET
    }
}
