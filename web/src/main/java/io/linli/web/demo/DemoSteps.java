package io.linli.web.demo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

import io.linli.catalog.background.OwnContext;

/**
 * The steps by which the neighbourhood is made. A step takes its row first and writes then, in one transaction: another
 * instance that wants the same step waits for that row and finds it done; a crash leaves neither.
 */
@ApplicationScoped
class DemoSteps {

    private static final String BEGIN = "begin";
    private static final String END = "end";

    /** Only in a database nobody has used yet. */
    private static final String BEGIN_IF_EMPTY =
            """
            INSERT INTO web.demo_step (step, done_at)
            SELECT :step, :now
            WHERE NOT EXISTS (SELECT FROM marketplace.property_company) AND NOT EXISTS (SELECT FROM catalog.supplier)
            ON CONFLICT DO NOTHING""";

    private static final String TAKE =
            "INSERT INTO web.demo_step (step, done_at) VALUES (:step, :now) ON CONFLICT DO NOTHING";

    private static final String DONE_AT =
            "SELECT cast(extract(epoch FROM done_at) AS bigint) FROM web.demo_step WHERE step = :step";

    private final OwnContext own;
    private final Clock clock;

    DemoSteps(OwnContext own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** When making began, now or at an earlier start; empty when it is done or the database is not ours to fill. */
    Uni<Optional<Instant>> begin() {
        return own.transaction(() -> insert(BEGIN_IF_EMPTY, BEGIN)
                .chain(() -> doneAt(END))
                .chain(ended -> ended.isPresent() ? Uni.createFrom().item(Optional.<Instant>empty()) : doneAt(BEGIN)));
    }

    /** Does the work unless it was done before. */
    Uni<Void> once(String step, Supplier<Uni<Void>> work) {
        return own.transaction(() -> insert(TAKE, step)
                .chain(taken -> taken == 1 ? work.get() : Uni.createFrom().voidItem()));
    }

    /** Work that leads outside and so is in no transaction. What a crash left half done is done again, which must do no harm. */
    Uni<Void> repeatedly(String step, Supplier<Uni<Void>> work) {
        return own.transaction(() -> doneAt(step))
                .chain(done -> done.isPresent()
                        ? Uni.createFrom().voidItem()
                        : own.run(work)
                                .chain(() -> once(step, () -> Uni.createFrom().voidItem())));
    }

    Uni<Void> end() {
        return once(END, () -> Uni.createFrom().voidItem());
    }

    private Uni<Integer> insert(String sql, String step) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("step", step)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static Uni<Optional<Instant>> doneAt(String step) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(DONE_AT)
                        .setParameter("step", step)
                        .getSingleResultOrNull())
                .map(seconds -> Optional.ofNullable(seconds).map(Instant::ofEpochSecond));
    }
}
