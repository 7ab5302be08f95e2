package io.linli.web.deadline;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Deadlines;
import io.linli.marketplace.deadline.Due;
import io.linli.web.order.Shopping;

/**
 * A kind of deadline that leaves a trace in the database each time one of it is acted on: a deadline of another kind, which
 * nobody handles. The subject stands in for the company.
 */
@Singleton
class Ticks implements DeadlineHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TICK = "test-tick";
    private static final String TRACE = "test-trace";

    /** When each was acted on last, whatever became of it. */
    final Map<UUID, Instant> actedAt = new ConcurrentHashMap<>();

    /** Those that fail, after they left their trace. */
    final Set<UUID> failing = ConcurrentHashMap.newKeySet();

    /** Those that are not to be decided yet. */
    final Set<UUID> undecided = ConcurrentHashMap.newKeySet();

    private final Deadlines deadlines;
    private final Shopping database;
    private final OwnContext own;
    private final Tenancy tenancy;

    Ticks(Deadlines deadlines, Shopping database, OwnContext own, Tenancy tenancy) {
        this.deadlines = deadlines;
        this.database = database;
        this.own = own;
        this.tenancy = tenancy;
    }

    @Override
    public String kind() {
        return TICK;
    }

    @Override
    public Uni<Outcome> act(List<Due> due) {
        due.forEach(one -> actedAt.put(one.subject(), Instant.now()));
        var decided = due.stream()
                .map(Due::subject)
                .filter(subject -> !undecided.contains(subject))
                .toList();
        return each(decided, subject -> deadlines.set(TRACE, UUID.randomUUID(), subject, Instant.now()))
                .invoke(() -> failIfAny(decided))
                .replaceWith(Outcome.done(decided));
    }

    private void failIfAny(List<UUID> decided) {
        if (decided.stream().anyMatch(failing::contains)) {
            throw new IllegalStateException("as the test wants it");
        }
    }

    /** All in one transaction. */
    void set(Collection<UUID> subjects, Instant dueAt) {
        own.transaction(() -> tenancy.cross("test")
                        .chain(() -> each(subjects, subject -> deadlines.set(TICK, subject, subject, dueAt))))
                .await()
                .atMost(PATIENCE);
    }

    void remove(UUID subject) {
        own.transaction(() -> tenancy.cross("test").chain(() -> deadlines.remove(TICK, subject)))
                .await()
                .atMost(PATIENCE);
    }

    /** How often its acting on it stands. */
    long traces(UUID subject) {
        return database.number(
                "SELECT count(*) FROM marketplace.deadline WHERE kind = ? AND company_id = ?", TRACE, subject);
    }

    boolean waits(UUID subject) {
        return database.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE kind = ? AND subject = ?", TICK, subject)
                == 1;
    }

    long failures(UUID subject) {
        return database.number(
                "SELECT attempts FROM marketplace.deadline WHERE kind = ? AND subject = ?", TICK, subject);
    }

    /** As a clock does that ran two days ahead when the deadline was put off. */
    void putOffByTwoDays(UUID subject) {
        database.run(
                "UPDATE marketplace.deadline SET next_at = now() + interval '2 days' WHERE kind = ? AND subject = ?",
                TICK,
                subject);
    }

    private static Uni<Void> each(Collection<UUID> subjects, java.util.function.Function<UUID, Uni<Void>> deed) {
        return Multi.createFrom()
                .iterable(subjects)
                .onItem()
                .transformToUniAndConcatenate(deed::apply)
                .collect()
                .last();
    }
}
