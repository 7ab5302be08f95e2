package io.linli.catalog.feed;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Keeps which of the shop's categories a supplier's own ones are. What is said holds for rows that are imported from then on. */
@ApplicationScoped
public class SupplierCategories {

    private static final String LIST =
            """
            SELECT u.path, u.category_id, c.path AS category FROM catalog.category_use u
            LEFT JOIN catalog.category c ON c.id = u.category_id
            WHERE u.supplier_id = :supplier AND u.path > :after ORDER BY u.path LIMIT :limit""";

    private static final String CHOOSE =
            """
            UPDATE catalog.category_use u SET category_id = cast(nullif(:category, '') AS uuid)
            WHERE u.supplier_id = :supplier AND u.path = :path
                AND (:category = '' OR EXISTS (SELECT FROM catalog.category c WHERE c.id = cast(nullif(:category, '') AS uuid)))""";

    private static final String KNOWN =
            "SELECT count(*) FROM catalog.category_use WHERE supplier_id = :supplier AND path = :path";

    private static final String CHOSEN =
            """
            SELECT path, category_id FROM catalog.category_use
            WHERE supplier_id = :supplier AND path = ANY(:paths) AND category_id IS NOT NULL""";

    private static final String SEEN =
            """
            INSERT INTO catalog.category_use (supplier_id, path)
            SELECT cast(:supplier AS uuid), path FROM unnest(cast(:paths AS text[])) AS named (path) ORDER BY path
            ON CONFLICT DO NOTHING""";

    private final DueOrigins origins;

    SupplierCategories(DueOrigins origins) {
        this.origins = origins;
    }

    /** Those that its files named, by path. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<CategoryUse>> list(UUID supplierId, @Nullable String cursor, int limit) {
        var after = cursor == null ? "" : Cursor.values(cursor, 1).get(0);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("after", after)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows -> Slice.of(
                        rows.stream().map(SupplierCategories::use).toList(), limit, last -> Cursor.of(last.path())));
    }

    /**
     * Says which of the shop's categories it is. Refuses with: {@code category-not-found} (of the shop's), {@code
     * own-category-not-found} (no file named it).
     *
     * @param categoryId empty: the one that is called so
     */
    @WithTransaction
    public Uni<Void> choose(UUID supplierId, String path, Optional<UUID> categoryId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHOOSE)
                        .setParameter("category", categoryId.map(UUID::toString).orElse(""))
                        .setParameter("supplier", supplierId)
                        .setParameter("path", path)
                        .executeUpdate())
                .chain(done -> done == 1 ? origins.readAnew(supplierId) : refuse(supplierId, path));
    }

    private static Uni<Void> refuse(UUID supplierId, String path) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(KNOWN)
                        .setParameter("supplier", supplierId)
                        .setParameter("path", path)
                        .getSingleResult())
                .map(known -> {
                    throw Refusal.notFound(known == 0 ? "own-category" : "category");
                });
    }

    /** Ids by path, where something was said. In the caller's transaction. */
    Uni<Map<String, UUID>> chosen(UUID supplierId, Collection<String> paths) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHOSEN, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("paths", paths.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (UUID) row[1])));
    }

    /** A file named them. In the caller's transaction. */
    Uni<Void> seen(UUID supplierId, Collection<String> paths) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEEN)
                        .setParameter("supplier", supplierId.toString())
                        .setParameter("paths", paths.toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static CategoryUse use(Object[] row) {
        return new CategoryUse(
                (String) row[0], Optional.ofNullable((UUID) row[1]), Optional.ofNullable((String) row[2]));
    }
}
