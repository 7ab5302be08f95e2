package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.search.recommend.Known.Popular;
import io.linli.search.recommend.Known.StoredLink;

/** Reads what was learnt, and what is done of late. Every call needs a transaction in the community's tenancy. */
@ApplicationScoped
class KnownRows {

    /** Goods that are popular, of a community and of all, at most. */
    private static final int MOST_POPULAR = 60;

    private static final String LINKS =
            """
            SELECT community_id IS NOT NULL, sku_id, other_id, score, households FROM search.also_bought
            WHERE sku_id = ANY(:skus) AND (community_id IS NULL OR community_id = :community)""";

    private static final String HOUSEHOLDS =
            "SELECT sku_id, households FROM search.bought WHERE community_id = :community AND sku_id = ANY(:skus)";

    private static final String POPULAR =
            """
            (SELECT true, sku_id, lately, popularity FROM search.bought
                WHERE community_id = :community AND popularity > 0 ORDER BY popularity DESC, sku_id LIMIT :most)
            UNION ALL
            (SELECT false, sku_id, lately, popularity FROM search.bought
                WHERE community_id IS NULL AND popularity > 0 ORDER BY popularity DESC, sku_id LIMIT :most)
            ORDER BY 1 DESC, 4 DESC, 2""";

    private static final String IN_BUILDING =
            """
            SELECT sku_id, count(DISTINCT buyer) FROM search.behaviour_event
            WHERE building_id = :building AND community_id = :community AND kind = 'ORDER' AND at > :since
            GROUP BY sku_id HAVING count(DISTINCT buyer) >= :least ORDER BY 2 DESC, 1 LIMIT :most""";

    /** What went into the cart first. */
    private static final String SEEN =
            """
            SELECT sku_id FROM search.behaviour_event WHERE resident_id = :resident AND sku_id IS NOT NULL AND at > :since
            GROUP BY sku_id ORDER BY bool_or(kind = 'CART') DESC, max(at) DESC LIMIT :most""";

    /** How many households bought a good. */
    record Count(UUID sku, int households) {}

    private final RecommendSettings settings;

    KnownRows(RecommendSettings settings) {
        this.settings = settings;
    }

    Uni<Known> about(Collection<UUID> skus, UUID community) {
        return links(skus, community).chain(links -> households(skus, community).chain(households -> popular(community)
                .map(popular -> new Known(links, households, popular, new Shrinkage(settings.shrinkage())))));
    }

    /** Within the time, the most bought first; none that fewer households bought than may be told. */
    Uni<List<Count>> inBuilding(UUID community, UUID building, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IN_BUILDING, Tuple.class)
                        .setParameter("building", building)
                        .setParameter("community", community)
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .setParameter("least", Math.max(2, settings.leastHouseholds()))
                        .setParameter("most", MOST_POPULAR)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Count(row.get(0, UUID.class), number(row.get(1))))
                        .toList());
    }

    /** What a consenting resident looked at and did not forbid to remember. */
    Uni<List<UUID>> seen(UUID resident, Instant since, int most) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(SEEN)
                .setParameter("resident", resident)
                .setParameter("since", since.atOffset(ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultList());
    }

    private static Uni<List<StoredLink>> links(Collection<UUID> skus, UUID community) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LINKS, Tuple.class)
                        .setParameter("skus", skus.toArray(UUID[]::new))
                        .setParameter("community", community)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new StoredLink(
                                row.get(0, Boolean.class),
                                row.get(1, UUID.class),
                                row.get(2, UUID.class),
                                ((Number) row.get(3)).doubleValue(),
                                number(row.get(4))))
                        .toList());
    }

    private static Uni<Map<UUID, Integer>> households(Collection<UUID> skus, UUID community) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOUSEHOLDS, Tuple.class)
                        .setParameter("skus", skus.toArray(UUID[]::new))
                        .setParameter("community", community)
                        .getResultList())
                .map(rows -> {
                    Map<UUID, Integer> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.get(0, UUID.class), number(row.get(1))));
                    return found;
                });
    }

    /** The community's first. */
    Uni<List<Popular>> popular(UUID community) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(POPULAR, Tuple.class)
                        .setParameter("community", community)
                        .setParameter("most", MOST_POPULAR)
                        .getResultList())
                .map(rows -> new ArrayList<>(rows.stream()
                        .map(row -> new Popular(
                                row.get(0, Boolean.class),
                                row.get(1, UUID.class),
                                number(row.get(2)),
                                ((Number) row.get(3)).doubleValue()))
                        .toList()));
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }
}
