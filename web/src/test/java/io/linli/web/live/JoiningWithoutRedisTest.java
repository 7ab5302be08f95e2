package io.linli.web.live;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;

/** Residents join a group-buy all the while Redis is emptied, cut off, hung and back: nobody notices, and every figure is right. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
@TestProfile(LiveWithoutRedisTest.ByWire.class)
class JoiningWithoutRedisTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> RESIDENTS =
            List.of("resident-03", "resident-04", "resident-05", "resident-06", "resident-07", "resident-08");

    /** Seats of one resident: each is a line in a cart of fifty. */
    private static final int MOST_SEATS = 48;

    /** Joins that must be answered while Redis is in one state. */
    private static final int SOME = 18;

    private static final long STOCK = 1_000;

    @Inject
    Shopping shopping;

    @Inject
    ReactiveRedisDataSource redis;

    /** What was answered: the status by key. */
    private final Map<UUID, Integer> answered = new ConcurrentHashMap<>();

    private final AtomicBoolean going = new AtomicBoolean(true);

    @AfterEach
    void mend() {
        Wire.is(Wire.State.WHOLE);
    }

    @Test
    void joins_go_on_while_redis_is_emptied_cut_off_hung_and_back_and_every_figure_is_right() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, STOCK);
        var campaign = shopping.newCampaign(offer, 900, 50, 1_000);
        RESIDENTS.forEach(Shopping::emptyCart);
        var residents = Executors.newFixedThreadPool(RESIDENTS.size());
        try {
            List<Future<?>> joining = new ArrayList<>();
            for (var resident : RESIDENTS) {
                joining.add(residents.submit(() -> joinOnAndOn(resident, campaign)));
            }

            awaitMore();
            redis.flushall().await().atMost(PATIENCE);
            awaitMore();
            Wire.is(Wire.State.CUT);
            awaitMore();
            Wire.is(Wire.State.HUNG);
            awaitMore();
            Wire.is(Wire.State.WHOLE);
            awaitMore();

            going.set(false);
            finish(joining);
        } finally {
            going.set(false);
            residents.shutdown();
        }
        assertThat(new HashSet<>(answered.values())).as("answers").containsExactly(201);
        checkFigures(offer, campaign);
    }

    private void joinOnAndOn(String resident, UUID campaign) {
        for (int seat = 0; seat < MOST_SEATS && going.get(); seat++) {
            var key = UUID.randomUUID();
            answered.put(key, join(resident, campaign, key));
        }
    }

    private static int join(String resident, UUID campaign, UUID key) {
        return TestUsers.as(resident)
                .header("Idempotency-Key", key.toString())
                .contentType("application/json")
                .body(Map.of("quantity", 1))
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .statusCode();
    }

    private void awaitMore() {
        int before = answered.size();
        await().atMost(PATIENCE).until(() -> answered.size() >= before + SOME);
    }

    private static void finish(List<Future<?>> joining) throws InterruptedException, ExecutionException {
        for (var one : joining) {
            one.get();
        }
    }

    private void checkFigures(UUID offer, UUID campaign) {
        long seats = answered.size();
        assertThat(shopping.number("SELECT count(*) FROM marketplace.campaign_join WHERE campaign_id = ?", campaign))
                .isEqualTo(seats);
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM marketplace.cart_line l JOIN marketplace.campaign_join j ON j.id = l.join_id
                        WHERE j.campaign_id = ?""",
                        campaign))
                .isEqualTo(seats);
        assertThat(shopping.stockOf(offer)).isEqualTo(STOCK - seats);
        RESIDENTS.forEach(Shopping::emptyCart);
        assertThat(shopping.stockOf(offer)).as("all of it given back").isEqualTo(STOCK);
    }
}
