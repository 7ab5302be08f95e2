package io.linli.web.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.linli.web.model.Truths;

/**
 * Wherever the product dies, it comes to the same end. One journey without a crash says what each stage is to come to; then
 * every journey dies at one point of each stage, is gone on with after a restart, and is compared stage by stage. Two worlds of
 * their own live journeys at the same time, as most of their time is the product's start.
 */
class CrashTest {

    /** Calls that the provider has executed and not answered yet when the process is killed from outside. */
    private static final Map<Stage, Call> UNANSWERED = Map.of(
            Stage.CHECKOUT, new Call("/v1/checkout/sessions", "pages"),
            Stage.REFUND, new Call("/v1/refunds", "refunds"),
            Stage.PAYOUT, new Call("/v1/transfers", "transfers"));

    private static final int NO_ANSWER_MILLIS = 60_000;

    private static final int WORLDS = 2;

    private static final Map<Stage, List<String>> ENDS = new EnumMap<>(Stage.class);
    private static final BlockingQueue<Armed> IDLE = new LinkedBlockingQueue<>();
    private static final List<Armed> OPENED = new ArrayList<>();
    private static final Map<Integer, Future<Void>> ROUNDS = new HashMap<>();
    private static final ExecutorService LANES = Executors.newFixedThreadPool(WORLDS);
    private static Future<Void> killed;

    /** @param counter of {@link Journey#atProvider} that tells that it was executed */
    private record Call(String path, String counter) {}

    @BeforeAll
    static void one_journey_without_a_crash_and_all_others_begun() throws Exception {
        for (int number = 1; number <= WORLDS; number++) {
            OPENED.add(Armed.open("crash-" + number, List.of(FaultPoint.values())));
        }
        withoutCrash(OPENED.get(0));
        IDLE.addAll(OPENED);
        rounds().forEach(round -> ROUNDS.put(round, LANES.submit(() -> live(armed -> dying(armed, round)))));
        killed = LANES.submit(() -> live(CrashTest::killed));
    }

    private static void withoutCrash(Armed armed) throws Exception {
        var before = Journey.atProvider(armed.world());
        var journey = new Journey(armed.world());
        for (var stage : Stage.values()) {
            journey.take(stage);
            journey.rest(stage);
            ENDS.put(stage, End.of(journey, armed.world(), before));
        }
        new Truths(armed.world()).hold();
    }

    /** In the world that is free next. */
    private static Void live(Life life) throws Exception {
        var armed = IDLE.take();
        try {
            armed.ready();
            life.live(armed);
            new Truths(armed.world()).hold();
        } finally {
            IDLE.add(armed);
        }
        return null;
    }

    @AfterAll
    static void the_ledgers_are_intact() throws Exception {
        LANES.shutdownNow();
        var intact = new ArrayList<Boolean>();
        try {
            for (var armed : OPENED) {
                intact.add(armed.world()
                        .get("operator", "/api/v1/ledger/verification")
                        .get("intact")
                        .asBoolean());
            }
        } finally {
            for (var armed : OPENED) {
                armed.close();
            }
        }
        assertThat(intact).containsOnly(true);
    }

    /** As many rounds as the stage with most points has points. */
    static IntStream rounds() {
        return IntStream.range(0, mostPoints(List.of(Stage.values())));
    }

    private static int mostPoints(List<Stage> stages) {
        return stages.stream()
                .mapToInt(stage -> FaultPoint.of(stage).size())
                .max()
                .orElseThrow();
    }

    /** All of them; the second order is left out where nothing dies in it. */
    private static List<Stage> stages(int round) {
        var ofGroupBuy = Arrays.stream(Stage.values()).filter(Stage::ofGroupBuy).toList();
        return Arrays.stream(Stage.values())
                .filter(stage -> !stage.ofGroupBuy() || round < mostPoints(ofGroupBuy))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void a_process_that_died_between_two_steps_ends_as_one_that_did_not(int round) throws Exception {
        ROUNDS.get(round).get();
    }

    private static void dying(Armed armed, int round) throws Exception {
        var before = Journey.atProvider(armed.world());
        var journey = new Journey(armed.world());
        for (var stage : stages(round)) {
            var points = FaultPoint.of(stage);
            var point = round < points.size() ? Optional.of(points.get(round)) : Optional.<FaultPoint>empty();
            crash(armed, journey, stage, point);
            journey.rest(stage);

            compare(armed, journey, stage, before, "after " + stage + ", death at " + point);
        }
    }

    @Test
    void a_process_killed_while_the_provider_acts_ends_as_one_that_was_not() throws Exception {
        killed.get();
    }

    private static void killed(Armed armed) throws Exception {
        var before = Journey.atProvider(armed.world());
        var journey = new Journey(armed.world());
        for (var stage : Stage.values()) {
            if (UNANSWERED.containsKey(stage)) {
                kill(armed, journey, stage, UNANSWERED.get(stage));
            }
            journey.take(stage);
            journey.rest(stage);

            compare(armed, journey, stage, before, "after " + stage + ", killed in it");
        }
    }

    private static void compare(Armed armed, Journey journey, Stage stage, Map<String, Long> before, String what)
            throws Exception {
        assertThat(End.of(journey, armed.world(), before)).as(what).containsExactlyElementsOf(ENDS.get(stage));
    }

    /** Somebody acts, the process dies there and then or soon after, and once it runs again they repeat what they did. */
    private static void crash(Armed armed, Journey journey, Stage stage, Optional<FaultPoint> point) throws Exception {
        if (point.isPresent()) {
            armed.arm(point.get());
            unheard(() -> journey.take(stage));
            armed.awaitDeath(point.get());
        }
        journey.take(stage);
    }

    private static void kill(Armed armed, Journey journey, Stage stage, Call call) throws Exception {
        var world = armed.world();
        long known = Journey.atProvider(world).get(call.counter());
        world.provider()
                .admin(
                        "/faults",
                        Map.of(
                                "kind",
                                "slow",
                                "count",
                                1,
                                "millis",
                                NO_ANSWER_MILLIS,
                                "method",
                                "POST",
                                "path",
                                call.path()));
        var person = new Thread(() -> unheard(() -> journey.take(stage)));
        person.start();
        await().until(() -> Journey.atProvider(world).get(call.counter()) > known);
        armed.kill();
        person.join();
    }

    /** The connection breaks with the process. */
    private static void unheard(Act act) {
        try {
            act.happen();
        } catch (IOException broken) {
            return;
        } catch (Exception other) {
            fail(other);
        }
    }

    private interface Act {
        void happen() throws Exception;
    }

    private interface Life {
        void live(Armed armed) throws Exception;
    }
}
