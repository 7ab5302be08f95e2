package io.linli.web.live;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** What becomes of those who watch when Redis is away, hung, and back again; and when there are too many of them. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
@TestProfile(LiveWithoutRedisTest.ByWire.class)
class LiveWithoutRedisTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Every three seconds it is looked at, and a second may pass until that is noticed. */
    private static final Duration BY_LOOKING = Duration.ofSeconds(6);

    private static final Duration SOON = Duration.ofSeconds(2);

    /** Redis at the end of a wire, and room for three. */
    public static class ByWire implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Wire.class));
        }
    }

    @Inject
    Shopping shopping;

    @Inject
    Viewers viewers;

    @Inject
    ReactiveRedisDataSource redis;

    @ConfigProperty(name = "linli.redis.prefix")
    String prefix;

    @AfterEach
    void mend() {
        Wire.is(Wire.State.WHOLE);
    }

    @Test
    void while_redis_is_away_it_is_looked_at_and_people_join_and_afterwards_redis_is_heard_again() {
        var campaign = campaign();
        try (var watching = Watching.of(campaign)) {
            watching.first();
            awaitHearing(campaign, watching, 1);

            Wire.is(Wire.State.CUT);
            set(campaign, 20);
            watching.awaitTold(BY_LOOKING.plusSeconds(6), told -> told.getLong("campaign.joined") == 20);
            set(campaign, 21);
            watching.awaitTold(BY_LOOKING, told -> told.getLong("campaign.joined") == 21);
            var cart = Shopping.emptyCart("resident-05");
            Shopping.join("resident-05", campaign, 2).statusCode(201);
            var placed = Shopping.checkout("resident-05", cart);
            Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
            Shopping.awaitGroup("resident-05", placed.groupId(), "RESERVED");
            watching.awaitTold(SOON, told -> told.getLong("campaign.joined") == 23);

            Wire.is(Wire.State.WHOLE);
            awaitHearing(campaign, watching, 30);
        }
    }

    @Test
    void a_redis_that_hangs_is_found_out_and_subscribed_to_again_when_it_goes_on() {
        var campaign = campaign();
        try (var watching = Watching.of(campaign)) {
            watching.first();
            awaitHearing(campaign, watching, 1);

            Wire.is(Wire.State.HUNG);
            set(campaign, 20);
            watching.awaitTold(BY_LOOKING.plusSeconds(6), told -> told.getLong("campaign.joined") == 20);
            set(campaign, 21);
            watching.awaitTold(BY_LOOKING, told -> told.getLong("campaign.joined") == 21);
            Shopping.addOffer("resident-06", Shopping.emptyCart("resident-06"), offer(1), 1)
                    .statusCode(201);

            Wire.is(Wire.State.WHOLE);
            awaitHearing(campaign, watching, 30);
        }
    }

    @Test
    void more_than_there_is_room_for_are_refused_until_somebody_leaves() {
        var campaign = campaign();
        await().atMost(PATIENCE).until(() -> viewers.count() == 0);
        var one = Watching.of(campaign);
        var two = Watching.of(campaign);
        var three = Watching.of(campaign());

        var refused = Watching.refused(campaign);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(JsonPath.from(refused.body()).getString("code")).isEqualTo("too-many-viewers");
        assertThat(viewers.count()).isEqualTo(3);
        one.close();
        await().atMost(PATIENCE).until(() -> viewers.count() == 2);
        try (var four = Watching.of(campaign)) {
            assertThat(four.first().getLong("campaign.joined")).isZero();
        }
        two.close();
        three.close();
    }

    /** What another instance says is heard sooner than it would be found by looking: then the subscription stands. */
    private void awaitHearing(UUID campaign, Watching watching, long units) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> viewers.hears());
        set(campaign, units);
        redis.pubsub(String.class)
                .publish(prefix + "campaigns-changed", campaign.toString())
                .await()
                .atMost(PATIENCE);
        watching.awaitTold(SOON, told -> told.getLong("campaign.joined") == units);
    }

    private void set(UUID campaign, long units) {
        shopping.run("UPDATE marketplace.campaign_item SET joined = ? WHERE campaign_id = ?", units, campaign);
    }

    private UUID campaign() {
        return shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 100), 900, 50, 5);
    }
}
