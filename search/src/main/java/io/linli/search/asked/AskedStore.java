package io.linli.search.asked;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;

/** The table of asked queries. */
@ApplicationScoped
class AskedStore {

    static final int SHOWN_FROM = 3;
    static final int DAYS_KEPT = 30;
    static final int MOST_KNOWN = 5_000;
    private static final int MOST_FORGOTTEN = 1_000;

    /** In the order of the queries: instances that write at the same time wait for each other, never for one another. */
    private static final String ADD =
            """
            INSERT INTO search.asked_query (query, day, times)
            SELECT query, :day, times
            FROM unnest(cast(:queries AS text[]), cast(:times AS bigint[])) AS asked (query, times)
            ON CONFLICT (query, day) DO UPDATE SET times = asked_query.times + excluded.times""";

    private static final String KNOWN =
            """
            SELECT query, cast(sum(times) AS bigint) FROM search.asked_query WHERE day > :after
            GROUP BY query HAVING sum(times) >= :enough ORDER BY sum(times) DESC, query LIMIT :most""";

    private static final String FORGET =
            """
            DELETE FROM search.asked_query WHERE (query, day) IN
                (SELECT query, day FROM search.asked_query WHERE day <= :after LIMIT :most)""";

    private final Clock clock;

    AskedStore(Clock clock) {
        this.clock = clock;
    }

    /** Adds to what was asked today. */
    @WithTransaction
    public Uni<Void> add(SortedMap<String, Long> counts) {
        var times = counts.values().toArray(Long[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("day", today())
                        .setParameter("queries", counts.keySet().toArray(String[]::new))
                        .setParameter("times", times)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those that may be shown, the most asked first. */
    @WithSession
    public Uni<List<KnownQuery>> known() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Object[].class)
                        .setParameter("after", firstForgotten())
                        .setParameter("enough", SHOWN_FROM)
                        .setParameter("most", MOST_KNOWN)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new KnownQuery((String) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }

    @WithTransaction
    public Uni<Integer> forget() {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("after", firstForgotten())
                .setParameter("most", MOST_FORGOTTEN)
                .executeUpdate());
    }

    private LocalDate firstForgotten() {
        return today().minusDays(DAYS_KEPT);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
