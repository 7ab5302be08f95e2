package io.linli.catalog.attribute;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Reads which attributes hold for categories: their own and those of the categories above. */
@ApplicationScoped
public class Attributes {

    /** By id or by path; those of the highest category first. */
    private static final String IN_FORCE =
            """
            WITH RECURSIVE up AS (
                SELECT c.%1$s AS leaf, c.id, c.parent_id, c.path, c.depth FROM catalog.category c WHERE c.%1$s = ANY(:leaves)
                UNION ALL
                SELECT up.leaf, p.id, p.parent_id, p.path, p.depth FROM up JOIN catalog.category p ON p.id = up.parent_id)
            SELECT up.leaf, up.id, up.path, %2$s
            FROM up JOIN catalog.attribute a ON a.category_id = up.id
            WHERE a.removed_at IS NULL ORDER BY up.depth, a.key""";

    private static final String BY_ID = IN_FORCE.formatted("id", AttributeRow.COLUMNS);

    private static final String BY_PATH = IN_FORCE.formatted("path", AttributeRow.COLUMNS);

    private static final String KNOWN = "SELECT count(*) FROM catalog.category WHERE id = :category";

    private static final int FIRST_COLUMN = 3;

    /** Of categories that do not exist, none. */
    @WithSession
    public Uni<AttributeSets<UUID>> of(Collection<UUID> categoryIds) {
        return sets(BY_ID, new HashSet<>(categoryIds).toArray(UUID[]::new));
    }

    /** By their paths. Of categories that do not exist, none. */
    @WithSession
    public Uni<AttributeSets<String>> ofPaths(Collection<String> paths) {
        return sets(BY_PATH, new HashSet<>(paths).toArray(String[]::new));
    }

    /** Of one that exists. Refuses with: {@code category-not-found}. */
    @WithSession
    public Uni<AttributeSet> get(UUID categoryId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(KNOWN)
                        .setParameter("category", categoryId)
                        .getSingleResult())
                .invoke(Attributes::refuseUnknown)
                .chain(() -> of(List.of(categoryId)))
                .map(sets -> sets.of(categoryId));
    }

    private static void refuseUnknown(long found) {
        if (found == 0) {
            throw Refusal.notFound("category");
        }
    }

    private static <K> Uni<AttributeSets<K>> sets(String sql, K[] leaves) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("leaves", leaves)
                        .getResultList())
                .map(Attributes::sets);
    }

    @SuppressWarnings("unchecked")
    private static <K> AttributeSets<K> sets(List<Object[]> rows) {
        return new AttributeSets<>(rows.stream()
                .collect(groupingBy(
                        row -> (K) row[0],
                        mapping(
                                row -> AttributeRow.kept(row, FIRST_COLUMN),
                                collectingAndThen(toList(), AttributeSet::of)))));
    }
}
