package io.linli.search.index;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.search.index.RebuildState.Progress;

/** The table of rebuilds. Every method needs an open session, those that write a transaction. */
@ApplicationScoped
class RebuildRows {

    /** The one rebuild that runs, and the index it fills. */
    record Running(UUID id, String index) {}

    private static final String ABANDON =
            """
            UPDATE search.rebuild SET state = 'ABANDONED', finished_at = :now
            WHERE state = 'RUNNING' AND touched_at < :stale""";

    private static final String BEGIN =
            """
            INSERT INTO search.rebuild (id, state, index_name, started_at, touched_at)
            VALUES (:id, 'RUNNING', :index, :now, :now)
            ON CONFLICT ((true)) WHERE state = 'RUNNING' DO NOTHING""";

    private static final String RUNNING = "SELECT id, index_name FROM search.rebuild WHERE state = 'RUNNING'";

    private static final String ADVANCE =
            "UPDATE search.rebuild SET indexed = indexed + :more, touched_at = :now WHERE id = :id";

    private static final String COMPLETE =
            "UPDATE search.rebuild SET state = 'COMPLETED', finished_at = :now, touched_at = :now WHERE id = :id";

    private static final String STATE =
            "SELECT id, state, indexed, started_at, finished_at FROM search.rebuild WHERE id = :id";

    Uni<Integer> abandonStale(Instant stale, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ABANDON)
                .setParameter("stale", stale)
                .setParameter("now", now)
                .executeUpdate());
    }

    /** False when another runs. */
    Uni<Boolean> begin(UUID id, String index, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("id", id)
                        .setParameter("index", index)
                        .setParameter("now", now)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Optional<Running>> running() {
        return first(session -> session.createNativeQuery(RUNNING, Object[].class))
                .map(row -> row.map(columns -> new Running((UUID) columns[0], (String) columns[1])));
    }

    Uni<Void> advance(UUID id, int more, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADVANCE)
                        .setParameter("id", id)
                        .setParameter("more", more)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> complete(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMPLETE)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<RebuildState>> state(UUID id) {
        return first(session -> session.createNativeQuery(STATE, Object[].class).setParameter("id", id))
                .map(row -> row.map(RebuildRows::state));
    }

    private static RebuildState state(Object[] columns) {
        return new RebuildState(
                (UUID) columns[0],
                Progress.valueOf((String) columns[1]),
                ((Number) columns[2]).longValue(),
                instant(columns[3]),
                columns[4] == null ? null : instant(columns[4]));
    }

    private static Instant instant(Object column) {
        return column instanceof Instant instant ? instant : ((OffsetDateTime) column).toInstant();
    }

    private static Uni<Optional<Object[]>> first(Function<Mutiny.Session, Mutiny.SelectionQuery<Object[]>> query) {
        return Panache.getSession()
                .chain(session -> query.apply(session).getResultList())
                .map(List::stream)
                .map(Stream::findFirst);
    }
}
