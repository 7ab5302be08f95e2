package io.linli.catalog.supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads suppliers and where they sell. */
@ApplicationScoped
public class Suppliers {

    /** Refuses with: {@code supplier-not-found}. */
    public Uni<SupplierProfile> get(UUID supplierId) {
        return byIds(List.of(supplierId))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("supplier")));
    }

    /** Those of the ids that exist, in no particular order. */
    @WithSession
    public Uni<List<SupplierProfile>> byIds(Collection<UUID> supplierIds) {
        return Panache.getSession()
                .chain(session -> session.createQuery("from Supplier where id in (:ids)", SupplierRow.class)
                        .setParameter("ids", List.copyOf(supplierIds))
                        .getResultList())
                .map(Suppliers::profiles);
    }

    /** The supplier that feeds call so, or empty. */
    @WithSession
    public Uni<Optional<SupplierProfile>> findByCode(String code) {
        return Panache.getSession()
                .chain(session -> session.createQuery("from Supplier where code = :code", SupplierRow.class)
                        .setParameter("code", code)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(SupplierRow::profile));
    }

    /**
     * All suppliers by code. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithSession
    public Uni<Slice<SupplierProfile>> list(@Nullable String cursor, int limit) {
        var after = cursor == null ? "" : Cursor.values(cursor, 1).get(0);
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from Supplier where code > :after order by code", SupplierRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit + 1)
                        .getResultList())
                .map(rows -> Slice.of(profiles(rows), limit, last -> Cursor.of(last.code())));
    }

    /** Ids of those that sell in a community. */
    @WithSession
    public Uni<Set<UUID>> serving(UUID communityId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(
                                "SELECT supplier_id FROM catalog.supplier_community WHERE community_id = :community")
                        .setParameter("community", communityId)
                        .getResultList())
                .map(HashSet::new);
    }

    private static List<SupplierProfile> profiles(List<SupplierRow> rows) {
        return rows.stream().map(SupplierRow::profile).toList();
    }
}
