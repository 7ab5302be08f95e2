package io.linli.catalog.background;

import static io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * What many ask for at the same moment about the same thing, done together: a row that everybody wants is locked, and a disk
 * flushed, once for all of them instead of once for each. Nobody waits for company: while one batch of a key is under way the
 * next one gathers, and somebody who comes alone is served alone, at once.
 *
 * <p>Each is answered on its own. When a batch fails as a whole, its members are tried again one by one, so that one cannot
 * spoil the others; the work must therefore be repeatable.
 *
 * @param <K> what it is about; batches of different keys run side by side
 * @param <I> what is asked
 * @param <O> what is answered
 */
public final class MicroBatches<K, I, O> {

    private static final int MOST_WAITING = 10_000;

    private final OwnContext own;
    private final int most;
    private final BiFunction<K, List<I>, Uni<List<Answer<O>>>> work;
    private final Map<K, Deque<Waiting<I, O>>> lanes = new HashMap<>();

    /** What came of one of a batch: a value, or the refusal of this one alone. */
    public record Answer<O>(@Nullable O value, @Nullable Refusal refusal) {

        public static <O> Answer<O> of(O value) {
            return new Answer<>(value, null);
        }

        public static <O> Answer<O> refused(Refusal refusal) {
            return new Answer<>(null, refusal);
        }
    }

    private record Waiting<I, O>(I asked, UniEmitter<? super O> emitter, @Nullable Context home) {

        void answer(Answer<O> answer) {
            arrive(() -> {
                if (answer.refusal() != null) {
                    emitter.fail(answer.refusal());
                } else {
                    emitter.complete(answer.value());
                }
            });
        }

        void fail(Throwable failure) {
            arrive(() -> emitter.fail(failure));
        }

        private void arrive(Runnable step) {
            if (home == null) {
                step.run();
            } else {
                home.runOnContext(nothing -> step.run());
            }
        }
    }

    /**
     * @param most of one batch
     * @param work on a context of its own, outside of any transaction; as many answers as were asked, in the same order
     */
    public MicroBatches(OwnContext own, int most, BiFunction<K, List<I>, Uni<List<Answer<O>>>> work) {
        this.own = own;
        this.most = most;
        this.work = work;
    }

    /**
     * Asks with whoever else does. Fails inside a session: its connection would be held while the batch waits for one, and as
     * many as there are connections would wait for each other. Refuses with: {@code too-busy} where too many wait already, and
     * what the work refuses with.
     */
    public Uni<O> ask(K key, I asked) {
        return Uni.createFrom().emitter(emitter -> {
            var home = Vertx.currentContext();
            if (home != null && SessionOperations.getCurrentSession(DEFAULT_PERSISTENCE_UNIT_NAME) != null) {
                throw new IllegalStateException("a batch is asked for outside of sessions");
            }
            join(key, new Waiting<>(asked, emitter, home));
        });
    }

    private void join(K key, Waiting<I, O> one) {
        boolean first;
        synchronized (lanes) {
            var lane = lanes.get(key);
            first = lane == null;
            if (first) {
                lane = new ArrayDeque<>();
                lanes.put(key, lane);
            }
            if (lane.size() >= MOST_WAITING) {
                one.fail(tooBusy());
                return;
            }
            lane.add(one);
        }
        if (first) {
            runNext(key);
        }
    }

    /** A lane is there as long as one of its batches runs. */
    private void runNext(K key) {
        var batch = take(key);
        if (batch.isEmpty()) {
            return;
        }
        run(key, batch).subscribe().with(done -> runNext(key), failure -> runNext(key));
    }

    private List<Waiting<I, O>> take(K key) {
        synchronized (lanes) {
            var lane = lanes.get(key);
            if (lane == null || lane.isEmpty()) {
                lanes.remove(key);
                return List.of();
            }
            var batch = new ArrayList<Waiting<I, O>>();
            while (batch.size() < most && !lane.isEmpty()) {
                batch.add(lane.poll());
            }
            return batch;
        }
    }

    private Uni<Void> run(K key, List<Waiting<I, O>> batch) {
        return own.run(() -> work.apply(key, batch.stream().map(Waiting::asked).toList()))
                .invoke(answers -> deliver(batch, answers))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> oneByOne(key, batch, failure));
    }

    private Uni<Void> oneByOne(K key, List<Waiting<I, O>> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.get(0).fail(failure);
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> run(key, List.of(one)))
                .collect()
                .last();
    }

    private static <I, O> void deliver(List<Waiting<I, O>> batch, List<Answer<O>> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }

    private static Refusal tooBusy() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "too-busy", "Too many want this at this moment. Please try again at once.");
    }
}
