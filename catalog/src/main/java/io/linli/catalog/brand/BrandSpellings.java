package io.linli.catalog.brand;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;

/** Knows which brand a spelling means. What means one never means another. */
@ApplicationScoped
public class BrandSpellings {

    /** SQL: all that means the brand {@code b}, those of what is part of it too, as {@link Brand#of} reads them. */
    public static final String OF_B =
            """
            (SELECT string_agg(s.spelling, chr(31) ORDER BY s.key) FROM catalog.brand_spelling s
                WHERE s.brand_id = ANY(ARRAY(SELECT g.brand_id FROM catalog.brand_join g WHERE g.shown_id = b.id) || b.id))""";

    private static final String FIND =
            """
            SELECT w.spelling, s.brand_id FROM unnest(cast(:spellings AS text[])) AS w(spelling)
            JOIN catalog.brand_spelling s ON s.key = catalog.brand_key(w.spelling)""";

    /** Whoever makes the same at the same moment is waited for, and then there is nothing left to make. */
    private static final String MAKE =
            """
            WITH wanted AS (
                SELECT DISTINCT ON (key) catalog.brand_key(w.spelling) AS key, w.spelling, w.id
                FROM unnest(cast(:ids AS uuid[]), cast(:spellings AS text[])) AS w(id, spelling)
                WHERE catalog.brand_key(w.spelling) <> '' ORDER BY key, w.spelling),
            spelled AS (
                INSERT INTO catalog.brand_spelling (key, spelling, brand_id) SELECT key, spelling, id FROM wanted ORDER BY key
                ON CONFLICT (key) DO NOTHING RETURNING spelling, brand_id)
            INSERT INTO catalog.brand (id, name_en, name_zh) SELECT brand_id, spelling, spelling FROM spelled""";

    /** The brand of each that is known. */
    @WithSession
    public Uni<Map<String, UUID>> find(Collection<String> spellings) {
        if (spellings.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("spellings", Set.copyOf(spellings).toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (UUID) row[1])));
    }

    /** The same, and what nobody wrote before is a brand from now on, unless it has no letter. Joins the caller's transaction. */
    @WithTransaction
    public Uni<Map<String, UUID>> ensure(Collection<String> spellings) {
        return find(spellings).chain(found -> {
            var unknown = new TreeSet<>(spellings);
            unknown.removeAll(found.keySet());
            return unknown.isEmpty()
                    ? Uni.createFrom().item(found)
                    : make(unknown).chain(() -> find(spellings));
        });
    }

    private static Uni<Integer> make(Collection<String> spellings) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MAKE)
                .setParameter(
                        "ids", spellings.stream().map(spelling -> Ids.next()).toArray(UUID[]::new))
                .setParameter("spellings", spellings.toArray(String[]::new))
                .executeUpdate());
    }
}
