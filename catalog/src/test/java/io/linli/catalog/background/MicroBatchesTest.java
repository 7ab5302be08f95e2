package io.linli.catalog.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Refusal;

/** Who asks at the same moment is served together, and answered alone. */
class MicroBatchesTest {

    private static final String KEY = "oranges";
    private static final int MOST_WAITING = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Boolean> gate = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void who_comes_while_a_batch_is_under_way_is_served_with_the_next_in_order() {
        var batches = batches(3, asked -> passed().replaceWith(doubled(asked)));
        var answers = askAll(batches, 6);

        gate.complete(true);

        assertThat(values(answers)).containsExactly(0, 2, 4, 6, 8, 10);
        assertThat(this.batches).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void what_is_refused_to_one_is_given_to_the_others() {
        var batches = batches(8, asked -> passed().replaceWith(asked.stream()
                .map(number -> number == 2 ? Answer.<Integer>refused(refusal("sold-out")) : Answer.of(number * 2))
                .toList()));
        var answers = askAll(batches, 4);

        gate.complete(true);

        assertThat(failure(answers.get(2))).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo("sold-out"));
        answers.remove(2);
        assertThat(values(answers)).containsExactly(0, 2, 6);
    }

    @Test
    void a_batch_that_fails_as_a_whole_is_tried_one_by_one_and_only_the_spoiler_fails() {
        var batches = batches(8, asked -> passed().map(open -> {
            if (asked.contains(3)) {
                throw new IllegalStateException("spoiled");
            }
            return doubled(asked);
        }));
        var answers = askAll(batches, 6);

        gate.complete(true);

        assertThat(failure(answers.get(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("spoiled");
        answers.remove(3);
        assertThat(values(answers)).containsExactly(0, 2, 4, 8, 10);
        assertThat(this.batches)
                .containsExactly(
                        List.of(0), List.of(1, 2, 3, 4, 5), List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
        assertThat(values(askAll(batches, 1))).as("the lane goes on").containsExactly(0);
    }

    @Test
    void one_more_than_may_wait_is_refused_at_once_and_those_who_wait_are_served() {
        var batches = batches(MOST_WAITING, asked -> passed().replaceWith(doubled(asked)));
        var answers = askAll(batches, 1 + MOST_WAITING);

        var late = ask(batches, KEY, -1);

        assertThat(failure(late)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("too-busy");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        });
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        var other = ask(batches, "pears", 7);
        gate.complete(true);
        assertThat(values(answers)).hasSize(1 + MOST_WAITING).endsWith(2 * MOST_WAITING);
        assertThat(values(List.of(other)))
                .as("another key has a lane of its own")
                .containsExactly(14);
        assertThat(this.batches.stream().flatMap(List::stream)).doesNotContain(-1);
    }

    @Test
    void each_answer_arrives_on_the_context_of_who_asked() {
        var batches = batches(8, asked -> passed().replaceWith(doubled(asked)));
        var homes = IntStream.range(0, 4)
                .mapToObj(number -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()))
                .toList();
        var arrivals = IntStream.range(0, homes.size())
                .mapToObj(number -> arrival(batches, homes.get(number), number))
                .toList();
        var refused = batches(8, asked -> Uni.createFrom().failure(refusal("sold-out")));
        var refusal = arrival(refused, homes.get(0), 1);

        gate.complete(true);

        assertThat(homes).doesNotHaveDuplicates();
        for (int number = 0; number < homes.size(); number++) {
            assertThat(joined(arrivals.get(number))).isSameAs(homes.get(number));
        }
        assertThat(joined(refusal)).isSameAs(homes.get(0));
    }

    /** Work goes no further until the gate is open. */
    private Uni<Boolean> passed() {
        return Uni.createFrom().completionStage(gate);
    }

    private interface Work {
        Uni<List<Answer<Integer>>> of(List<Integer> asked);
    }

    private MicroBatches<String, Integer, Integer> batches(int most, Work work) {
        return new MicroBatches<>(new OwnContext(vertx), most, (key, asked) -> {
            batches.add(asked);
            return work.of(asked);
        });
    }

    private static List<Answer<Integer>> doubled(List<Integer> asked) {
        return asked.stream().map(number -> Answer.of(number * 2)).toList();
    }

    private static List<CompletableFuture<Integer>> askAll(MicroBatches<String, Integer, Integer> batches, int many) {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int number = 0; number < many; number++) {
            answers.add(ask(batches, KEY, number));
        }
        return answers;
    }

    private static CompletableFuture<Integer> ask(
            MicroBatches<String, Integer, Integer> batches, String key, int number) {
        return batches.ask(key, number).subscribeAsCompletionStage();
    }

    /** Where the answer, or the refusal, of who asked from home arrives. */
    private static CompletableFuture<Context> arrival(
            MicroBatches<String, Integer, Integer> batches, Context home, int number) {
        var arrival = new CompletableFuture<Context>();
        home.runOnContext(nothing -> batches.ask(KEY, number)
                .subscribe()
                .with(
                        answer -> arrival.complete(Vertx.currentContext()),
                        failure -> arrival.complete(Vertx.currentContext())));
        return arrival;
    }

    private static List<Integer> values(List<CompletableFuture<Integer>> answers) {
        return answers.stream().map(MicroBatchesTest::joined).toList();
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(CompletableFuture<Integer> answer) {
        try {
            throw new AssertionError("answered " + joined(answer));
        } catch (CompletionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }

    private static Refusal refusal(String code) {
        return new Refusal(Refusal.Kind.CONFLICT, code, "Refused.");
    }
}
