package io.linli.catalog.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Ids;

/** Products that come in several variants: sizes, colours, tastes. Each is known by what its supplier calls it. */
@ApplicationScoped
public class Products {

    /** What a product is known by. */
    public record Code(UUID supplierId, String code) {}

    private static final String ENSURE =
            """
            WITH wanted AS MATERIALIZED (
                SELECT id, supplier_id, code
                FROM unnest(cast(:ids AS uuid[]), cast(:suppliers AS uuid[]), cast(:codes AS text[])) AS r(id, supplier_id, code)
                ORDER BY supplier_id, code),
            made AS (
                INSERT INTO catalog.product (id, supplier_id, code)
                SELECT id, supplier_id, code FROM wanted w
                WHERE NOT EXISTS (
                    SELECT 1 FROM catalog.product p WHERE p.supplier_id = w.supplier_id AND p.code = w.code)
                RETURNING id, supplier_id, code)
            SELECT id, supplier_id, code FROM made
            UNION ALL
            SELECT p.id, p.supplier_id, p.code
            FROM wanted w JOIN catalog.product p ON p.supplier_id = w.supplier_id AND p.code = w.code""";

    /**
     * Finds products by their codes and makes those that are not there yet; joins the caller's transaction. When another one makes
     * the same at the same moment, the database refuses this one: repeat it.
     *
     * @param codes each once
     */
    @WithTransaction
    public Uni<Map<Code, UUID>> ensure(Collection<Code> codes) {
        if (codes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENSURE, Object[].class)
                        .setParameter(
                                "ids", codes.stream().map(code -> Ids.next()).toArray(UUID[]::new))
                        .setParameter("suppliers", each(codes, Code::supplierId).toArray(UUID[]::new))
                        .setParameter("codes", each(codes, Code::code).toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Code((UUID) row[1], (String) row[2]), row -> (UUID) row[0])));
    }

    private static <T> List<T> each(Collection<Code> codes, Function<Code, T> part) {
        return codes.stream().map(part).toList();
    }
}
