package io.linli.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.linli.web.crash.Leases;
import io.linli.web.model.Truths;
import io.linli.web.model.World;

/**
 * Many group-buys that expire together while two instances of the packaged product are killed again and again. The whole form:
 * {@code -Dexpiry.campaigns=10000 -Dexpiry.kills=20 -Dexpiry.seconds=60}.
 */
class ExpiryTest {

    private static final int CAMPAIGNS = Integer.getInteger("expiry.campaigns", 60);
    private static final int KILLS = Integer.getInteger("expiry.kills", 3);

    /** Within which all of them fall due. */
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("expiry.seconds", 8));

    private static final Duration PATIENCE = Duration.ofSeconds(120 + CAMPAIGNS / 5);

    private static final Map<String, String> SETTINGS = Map.of(
            "LINLI_PAYMENT_COLLECT_EVERY", "1s",
            "LINLI_DEADLINE_LOOK_AGAIN", "1s");

    private static final String UNDECIDED =
            """
            SELECT (SELECT count(*) FROM marketplace.campaign WHERE state = 'OPEN' AND id IN (%s))
                + (SELECT count(*) FROM marketplace.payment_attempt
                    WHERE state IN ('STARTED', 'AUTHORISED', 'SAVED', 'CAPTURING', 'CHARGING', 'RELEASING'))
                + (SELECT count(*) FROM web.outbox_delivery WHERE done_at IS NULL)
                + (SELECT count(*) FROM marketplace.refund WHERE state = 'PENDING')""";

    private static final String EVENTS =
            """
            SELECT payload ->> 'campaignId', string_agg(type, ',') FROM web.outbox_event
            WHERE type IN ('CampaignSucceeded', 'CampaignFailed') GROUP BY 1""";

    private static final String OVER_THE_LIMIT =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.campaign_join j
                JOIN marketplace.campaign_item i ON i.id = j.item_id WHERE i.campaign_id IN (%s)
                GROUP BY i.id, j.household_id HAVING sum(j.quantity) > i.household_limit) AS over""";

    private static World world;
    private static EndingCampaigns campaigns;
    private static long stockBefore;

    private static Map<String, List<EndedSeat>> seats;

    @BeforeAll
    static void all_of_them_end_while_instances_are_killed() throws Exception {
        world = World.open("expiry", SETTINGS, List.of());
        campaigns = new EndingCampaigns(world, CAMPAIGNS);
        stockBefore = stock();
        var begun = Instant.now();
        campaigns.open();
        campaigns.fill();
        var filled = Instant.now();
        try (var instances = new TwoInstances(world)) {
            campaigns.end(WINDOW);
            instances.kill(KILLS);
            var killed = Instant.now();
            awaitTheEnd();
            new Figures(world, campaigns)
                    .tell(
                            KILLS,
                            Duration.between(begun, filled),
                            Duration.between(filled, killed),
                            Duration.between(killed, Instant.now()));
        }
        seats = EndedSeat.byCampaign(world, campaigns);
    }

    /** What a dead process had claimed for minutes is free at once: time is the one thing a test has none of. */
    private static void awaitTheEnd() throws Exception {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            Leases.end(world);
            world.execute("UPDATE marketplace.refund SET due_at = now() WHERE state = 'PENDING' AND due_at > now()");
            return world.number(UNDECIDED.formatted(campaigns.list())) == 0;
        });
        world.rest();
    }

    @AfterAll
    static void the_world_ends() throws Exception {
        world.close();
    }

    @Test
    void each_ended_once_and_as_its_paid_units_say() throws Exception {
        var told = world.rows(EVENTS).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        var states =
                world.rows("SELECT id, state FROM marketplace.campaign WHERE id IN (" + campaigns.list() + ")").stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

        assertThat(numbers()).allSatisfy(number -> {
            var id = campaigns.id(number).toString();
            assertThat(told.get(id)).isEqualTo(EndingCampaigns.fails(number) ? "CampaignFailed" : "CampaignSucceeded");
            assertThat(states.get(id)).isEqualTo(EndingCampaigns.fails(number) ? "FAILED" : "SUCCEEDED");
        });
        assertThat(world.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE kind = 'campaign-cut-off' AND subject IN ("
                                + campaigns.list() + ")"))
                .isZero();
    }

    @Test
    void every_paid_member_of_a_failed_one_is_refunded_exactly_once() throws Exception {
        var failed =
                seatsOf(true).filter(seat -> seat.attempt().equals("SUCCEEDED")).toList();

        assertThat(failed)
                .hasSize(numbers().stream()
                        .filter(EndingCampaigns::fails)
                        .mapToInt(number -> EndingCampaigns.held(number) ? 1 : 2)
                        .sum());
        assertThat(failed).allSatisfy(seat -> {
            assertThat(seat.refunds()).isEqualTo("SUCCEEDED CAMPAIGN_FAILED " + EndingCampaigns.PRICE);
            assertThat(seat.refunded()).isEqualTo(seat.amount());
            assertThat(seat.state()).isEqualTo("REFUNDED");
        });
        var atProvider = world.provider().all("/v1/refunds");
        assertThat(atProvider)
                .extracting(refund -> refund.at("/metadata/linli_refund").asText())
                .containsExactlyInAnyOrderElementsOf(
                        failed.stream().map(EndedSeat::refundIds).toList());
        assertThat(atProvider).allSatisfy(refund -> {
            assertThat(refund.get("amount").asLong()).isEqualTo(EndingCampaigns.PRICE);
            assertThat(refund.get("status").asText()).isEqualTo("succeeded");
        });
    }

    @Test
    void a_card_that_held_the_money_of_a_failed_one_is_let_go_and_of_a_succeeded_one_charged_once() throws Exception {
        var intents = world.provider().all("/v1/payment_intents").stream()
                .collect(Collectors.toMap(intent -> intent.get("id").asText(), intent -> intent));
        var released =
                seatsOf(true).filter(seat -> seat.attempt().equals("RELEASED")).toList();

        assertThat(released).hasSize((int) numbers().stream()
                .filter(number -> EndingCampaigns.fails(number) && EndingCampaigns.held(number))
                .count());
        assertThat(released).allSatisfy(seat -> {
            assertThat(seat.refunds()).isNull();
            assertThat(seat.state()).isEqualTo("RELEASED");
            assertThat(intents.get(seat.payment()).get("status").asText()).isEqualTo("canceled");
            assertThat(intents.get(seat.payment()).get("amount_received").asLong())
                    .isZero();
        });
        assertThat(seatsOf(false).map(seat -> intents.get(seat.payment())).toList())
                .allSatisfy(ExpiryTest::isChargedOnce);
    }

    private static void isChargedOnce(JsonNode intent) {
        assertThat(intent.get("status").asText()).isEqualTo("succeeded");
        assertThat(intent.get("amount_received").asLong())
                .isEqualTo(intent.get("amount").asLong());
    }

    @Test
    void members_of_a_succeeded_one_keep_their_seats_and_are_not_refunded() {
        var kept = seatsOf(false).toList();

        assertThat(kept)
                .hasSize(2
                        * (int) numbers().stream()
                                .filter(number -> !EndingCampaigns.fails(number))
                                .count());
        assertThat(kept).allSatisfy(seat -> {
            assertThat(seat.state()).isEqualTo("CONFIRMED");
            assertThat(seat.attempt()).isEqualTo("SUCCEEDED");
            assertThat(seat.refunds()).isNull();
            assertThat(seat.refunded()).isEqualTo("0");
        });
    }

    @Test
    void nobody_is_over_the_limit_and_the_stock_of_the_failed_ones_is_back() throws Exception {
        assertThat(world.number(OVER_THE_LIMIT.formatted(campaigns.list()))).isZero();
        assertThat(stockBefore - stock()).isEqualTo(seatsOf(false).count());
    }

    @Test
    void the_books_balance_and_the_provider_says_the_same() throws Exception {
        new Truths(world).hold();
    }

    private static Stream<EndedSeat> seatsOf(boolean failed) {
        return numbers().stream()
                .filter(number -> EndingCampaigns.fails(number) == failed)
                .flatMap(number -> seats.get(campaigns.id(number).toString()).stream());
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, campaigns.count()).boxed().toList();
    }

    private static long stock() throws Exception {
        return world.number("SELECT available FROM catalog.stock WHERE offer_id = '" + EndingCampaigns.offer() + "'");
    }
}
