package io.linli.web.live;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;

/** A group-buy as those see it who watch it while others join. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class LiveTest {

    /** What the issue asks of an update. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shopping shopping;

    @Inject
    Viewers viewers;

    @Inject
    ReactiveRedisDataSource redis;

    @ConfigProperty(name = "linli.redis.prefix")
    String prefix;

    @Test
    void the_first_thing_told_is_how_far_it_is_now() {
        var campaign = falling();
        shopping.run("UPDATE marketplace.campaign_item SET joined = 4 WHERE campaign_id = ?", campaign);
        var before = Instant.now();

        try (var watching = Watching.of(campaign)) {
            var first = watching.first();

            assertThat(watching.header("Content-Type")).startsWith("text/event-stream");
            assertThat(watching.header("Cache-Control")).isEqualTo("no-store");
            assertThat(watching.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(watching.lines()).contains("event:progress").anyMatch(line -> line.matches("retry:\\d{4}"));
            assertThat(first.getString("campaign.id")).isEqualTo(campaign.toString());
            assertThat(first.getString("campaign.state")).isEqualTo("OPEN");
            assertThat(first.getLong("campaign.joined")).isEqualTo(4);
            assertThat(first.getLong("campaign.people")).isZero();
            assertThat(first.getLong("campaign.threshold.least")).isEqualTo(10);
            assertThat(first.getLong("campaign.items[0].reachedPrice.amount")).isEqualTo(900);
            assertThat(first.getLong("campaign.items[0].nextTier.unitsMissing")).isEqualTo(2);
            assertThat(first.getLong("campaign.items[0].nextTier.price.amount")).isEqualTo(800);
            assertThat(Instant.parse(first.getString("campaign.cutoffAt"))).isAfter(before);
            assertThat(Instant.parse(first.getString("now"))).isBetween(before.minusSeconds(1), Instant.now());
        }
    }

    @Test
    void a_real_payment_is_seen_within_two_seconds_and_told_to_the_other_instances() {
        var campaign = campaign(10);
        var heard = new CopyOnWriteArrayList<String>();
        var subscription = redis.pubsub(String.class)
                .subscribe(channel(), heard::add)
                .await()
                .atMost(PATIENCE);
        try (var watching = Watching.of(campaign)) {
            watching.first();

            var placed = place("resident-03", campaign, 2);
            Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
            Shopping.awaitGroup("resident-03", placed.groupId(), "RESERVED");
            var told = watching.awaitTold(SOON, one -> one.getLong("campaign.joined") == 2);

            assertThat(told.getLong("campaign.people")).isEqualTo(1);
            await().atMost(SOON).until(() -> heard.stream().anyMatch(one -> one.contains(campaign.toString())));
        } finally {
            subscription.unsubscribe().await().atMost(PATIENCE);
        }
    }

    @Test
    void what_another_instance_did_is_seen_when_redis_says_that_something_changed() {
        var campaign = campaign(10);
        try (var watching = Watching.of(campaign)) {
            watching.first();
            // What another instance commits; this one knows nothing of it.
            shopping.run("UPDATE marketplace.campaign_item SET joined = 7 WHERE campaign_id = ?", campaign);

            publish("nonsense " + UUID.randomUUID() + " " + campaign);

            watching.awaitTold(SOON, one -> one.getLong("campaign.joined") == 7);
        }
    }

    @Test
    void all_who_watch_are_told_and_who_comes_later_is_told_how_far_it_is_then() {
        var campaign = campaign(10);
        try (var one = Watching.of(campaign);
                var other = Watching.of(campaign)) {
            one.first();
            other.first();
            shopping.run("UPDATE marketplace.campaign_item SET joined = 3 WHERE campaign_id = ?", campaign);
            viewers.changed(campaign);
            one.awaitTold(SOON, told -> told.getLong("campaign.joined") == 3);
            other.awaitTold(SOON, told -> told.getLong("campaign.joined") == 3);

            try (var later = Watching.of(campaign)) {
                assertThat(later.first().getLong("campaign.joined")).isEqualTo(3);
            }
            assertThat(one.told()).hasSize(2);
        }
    }

    @Test
    void many_changes_at_once_are_told_at_the_set_pace_and_the_last_is_never_lost() {
        var campaign = campaign(10);
        try (var watching = Watching.of(campaign)) {
            watching.first();
            var began = Instant.now();
            for (int units = 1; units <= 60; units++) {
                shopping.run(
                        "UPDATE marketplace.campaign_item SET joined = ? WHERE campaign_id = ?",
                        (long) units,
                        campaign);
                viewers.changed(campaign);
            }

            watching.awaitTold(SOON, told -> told.getLong("campaign.joined") == 60);
            long millis = Duration.between(began, Instant.now()).toMillis();
            assertThat(watching.told()).hasSizeLessThanOrEqualTo((int) (millis / 250) + 3);
            assertThat(watching.told().stream().map(told -> told.getLong("campaign.joined")))
                    .isSorted();
        }
    }

    @Test
    void the_cut_off_is_told_though_nobody_did_anything_and_who_was_refunded_takes_part_no_more() {
        var campaign = campaign(10);
        var placed = place("resident-04", campaign, 1);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup("resident-04", placed.groupId(), "PAID");
        shopping.run("UPDATE marketplace.campaign SET cutoff_at = now() + interval '3 seconds' WHERE id = ?", campaign);
        try (var watching = Watching.of(campaign)) {
            assertThat(watching.first().getString("campaign.state")).isEqualTo("OPEN");
            assertThat(watching.first().getLong("campaign.people")).isEqualTo(1);

            watching.awaitTold(PATIENCE, told -> "FAILED".equals(told.getString("campaign.state")));
            var refunded = watching.awaitTold(PATIENCE, told -> told.getLong("campaign.people") == 0);

            assertThat(refunded.getString("campaign.state")).isEqualTo("FAILED");
            assertThat(refunded.getString("campaign.items[0].nextTier")).isNull();
        }
    }

    @Test
    void its_opening_is_told() {
        var campaign = campaign(10);
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() + interval '2 seconds' WHERE id = ?", campaign);
        try (var watching = Watching.of(campaign)) {
            assertThat(watching.first().getString("campaign.state")).isEqualTo("SCHEDULED");

            watching.awaitTold(Duration.ofSeconds(6), told -> "OPEN".equals(told.getString("campaign.state")));
        }
    }

    @Test
    void who_goes_away_is_forgotten() {
        var campaign = campaign(10);
        var other = campaign(10);
        await().atMost(PATIENCE).until(() -> viewers.count() == 0);
        var watching = IntStream.range(0, 20)
                .mapToObj(number -> Watching.of(number % 2 == 0 ? campaign : other))
                .toList();
        watching.forEach(Watching::first);
        assertThat(viewers.count()).isEqualTo(20);
        assertThat(viewers.watched()).isEqualTo(2);

        watching.subList(0, 19).forEach(Watching::close);
        await().atMost(PATIENCE).until(() -> viewers.count() == 1 && viewers.watched() == 1);
        watching.get(19).close();

        await().atMost(PATIENCE).until(() -> viewers.count() == 0 && viewers.watched() == 0);
    }

    @Test
    void one_that_is_not_there_is_not_found() {
        var refused = Watching.refused(UUID.randomUUID());

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JsonPath.from(refused.body()).getString("code")).isEqualTo("campaign-not-found");
    }

    private void publish(String message) {
        redis.pubsub(String.class).publish(channel(), message).await().atMost(PATIENCE);
    }

    private String channel() {
        return prefix + "campaigns-changed";
    }

    private UUID campaign(long threshold) {
        return shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 100), 900, threshold, 5);
    }

    /** Eight yuan each from six units on. */
    private UUID falling() {
        return UUID.fromString(TestUsers.onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 100), 900)
                        .needing(10)
                        .item("tiers", List.of(Map.of("fromUnits", 6, "price", cny(800))))
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Map<String, Object> cny(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }

    private static Shopping.Placed place(String user, UUID campaign, long quantity) {
        var cart = Shopping.emptyCart(user);
        Shopping.join(user, campaign, quantity).statusCode(201);
        return Shopping.checkout(user, cart);
    }
}
