package io.linli.marketplace.review;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What reviews come to; anybody may know. */
@ApplicationScoped
public class Ratings {

    private static final String SELECT =
            "SELECT * FROM marketplace.rating WHERE kind = :kind AND subject_id = ANY(:subjects)";

    /** One for each of the ids; {@link Rating#NONE} where nobody said anything. */
    @WithSession
    public Uni<Map<UUID, Rating>> of(RatedKind kind, Collection<UUID> subjectIds) {
        if (subjectIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SELECT, Tuple.class)
                        .setParameter("kind", kind.name())
                        .setParameter("subjects", subjectIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> all(subjectIds, rows));
    }

    private static Map<UUID, Rating> all(Collection<UUID> subjectIds, List<Tuple> rows) {
        var found = new HashMap<UUID, Rating>();
        subjectIds.forEach(id -> found.put(id, Rating.NONE));
        found.putAll(rows.stream().collect(toMap(row -> row.get("subject_id", UUID.class), Ratings::rating)));
        return found;
    }

    private static Rating rating(Tuple row) {
        return new Rating(
                List.of(
                        row.get("ones", Long.class),
                        row.get("twos", Long.class),
                        row.get("threes", Long.class),
                        row.get("fours", Long.class),
                        row.get("fives", Long.class)),
                mean(row, "workmanship"),
                mean(row, "punctuality"),
                mean(row, "friendliness"));
    }

    private static Rating.Mean mean(Tuple row, String name) {
        return new Rating.Mean(row.get(name + "_sum", Long.class), row.get(name + "_count", Long.class));
    }
}
