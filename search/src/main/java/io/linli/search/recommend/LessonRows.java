package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of what is learnt from, and of what was learnt. Every call needs a transaction that crosses tenants. */
@ApplicationScoped
class LessonRows {

    private static final int BATCH = 5_000;

    /** One basket a row, the newest goods first until there are enough. */
    private static final String BASKETS =
            """
            SELECT company_id, community_id, cast(buyer AS text), max(at), string_agg(cast(sku_id AS text), ',')
            FROM (SELECT * FROM search.behaviour_event WHERE kind = 'ORDER' AND at > :since ORDER BY at DESC LIMIT :most) e
            GROUP BY company_id, community_id, buyer, basket""";

    private static final String CLAIM =
            """
            UPDATE search.learning SET running = true, began_at = :now
            WHERE NOT running AND began_at <= :before OR running AND began_at <= :given_up""";

    private static final String FINISH =
            "UPDATE search.learning SET running = false, finished_at = :now, baskets = :baskets, links = :links";

    private static final String STATE = "SELECT began_at, finished_at, baskets, links FROM search.learning";

    private static final String KNOWN =
            "SELECT DISTINCT community_id FROM search.bought WHERE community_id IS NOT NULL";

    private static final String CLEAR_LINKS =
            "DELETE FROM search.also_bought WHERE community_id IS NOT DISTINCT FROM cast(:community AS uuid)";

    private static final String CLEAR_GOODS =
            "DELETE FROM search.bought WHERE community_id IS NOT DISTINCT FROM cast(:community AS uuid)";

    private static final String LINKS =
            """
            INSERT INTO search.also_bought (company_id, community_id, sku_id, other_id, score, households)
            SELECT cast(:company AS uuid), cast(:community AS uuid), r.*
            FROM unnest(cast(:skus AS uuid[]), cast(:others AS uuid[]), cast(:scores AS float8[]),
                cast(:households AS int[])) AS r""";

    private static final String GOODS =
            """
            INSERT INTO search.bought (company_id, community_id, sku_id, households, lately, popularity)
            SELECT cast(:company AS uuid), cast(:community AS uuid), r.*
            FROM unnest(cast(:skus AS uuid[]), cast(:households AS int[]), cast(:lately AS int[]),
                cast(:popularity AS float8[])) AS r""";

    /** A basket and whose it is. */
    record Shopped(UUID companyId, UUID communityId, Basket<UUID> basket) {}

    /** True for who is to learn now: nobody did since {@code before}, and nobody is at it. */
    Uni<Boolean> claim(Instant now, Instant before, Instant givenUp) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM)
                        .setParameter("now", utc(now))
                        .setParameter("before", utc(before))
                        .setParameter("given_up", utc(givenUp))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> finish(Instant now, long baskets, long links) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FINISH)
                        .setParameter("now", utc(now))
                        .setParameter("baskets", baskets)
                        .setParameter("links", links)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Learnt> state() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STATE, Tuple.class).getSingleResult())
                .map(row -> new Learnt(
                        Optional.ofNullable(row.get(1)).map(LessonRows::instant),
                        ((Number) row.get(2)).longValue(),
                        ((Number) row.get(3)).longValue()));
    }

    Uni<List<Shopped>> baskets(Instant now, Duration kept, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BASKETS, Tuple.class)
                        .setParameter("since", utc(now.minus(kept)))
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> shopped(row, now)).toList());
    }

    /** Communities of which something was learnt before. */
    Uni<List<UUID>> known() {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(KNOWN).getResultList());
    }

    /** In the place of what was learnt before. */
    Uni<Void> replace(@Nullable UUID company, @Nullable UUID community, Lesson lesson) {
        return clear(CLEAR_LINKS, community)
                .chain(() -> clear(CLEAR_GOODS, community))
                .chain(() -> all(lesson.links(), part -> insertLinks(company, community, part)))
                .chain(() -> all(lesson.goods(), part -> insertGoods(company, community, part)));
    }

    private static Uni<Void> clear(String statement, @Nullable UUID community) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("community", text(community))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static <R> Uni<Void> all(List<R> rows, Function<List<R>, Uni<Integer>> write) {
        var parts = new ArrayList<List<R>>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            parts.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(write::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> insertLinks(@Nullable UUID company, @Nullable UUID community, List<Lesson.Row> rows) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LINKS)
                .setParameter("company", text(company))
                .setParameter("community", text(community))
                .setParameter("skus", rows.stream().map(Lesson.Row::sku).toArray(UUID[]::new))
                .setParameter("others", rows.stream().map(Lesson.Row::other).toArray(UUID[]::new))
                .setParameter("scores", rows.stream().map(Lesson.Row::score).toArray(Double[]::new))
                .setParameter(
                        "households", rows.stream().map(Lesson.Row::households).toArray(Integer[]::new))
                .executeUpdate());
    }

    private static Uni<Integer> insertGoods(@Nullable UUID company, @Nullable UUID community, List<Lesson.Good> rows) {
        return Panache.getSession().chain(session -> session.createNativeQuery(GOODS)
                .setParameter("company", text(company))
                .setParameter("community", text(community))
                .setParameter("skus", rows.stream().map(Lesson.Good::sku).toArray(UUID[]::new))
                .setParameter(
                        "households", rows.stream().map(Lesson.Good::households).toArray(Integer[]::new))
                .setParameter("lately", rows.stream().map(Lesson.Good::lately).toArray(Integer[]::new))
                .setParameter(
                        "popularity", rows.stream().map(Lesson.Good::popularity).toArray(Double[]::new))
                .executeUpdate());
    }

    private static Shopped shopped(Tuple row, Instant now) {
        var at = instant(row.get(3));
        double days = Math.max(0, Duration.between(at, now).toSeconds() / 86_400.0);
        var skus = Stream.of(row.get(4, String.class).split(","))
                .map(UUID::fromString)
                .toList();
        return new Shopped(
                row.get(0, UUID.class), row.get(1, UUID.class), new Basket<>(row.get(2, String.class), days, skus));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Object column) {
        return column instanceof Instant instant ? instant : ((OffsetDateTime) column).toInstant();
    }
}
