package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads brands as they are shown. */
@ApplicationScoped
public class Brands {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String COUNTED = "SELECT b.id, b.name_en, b.name_zh, " + BrandSpellings.OF_B
            + """
             AS spellings, (SELECT count(*) FROM catalog.sku k
                    WHERE k.brand_id = ANY(ARRAY(SELECT g.brand_id FROM catalog.brand_join g WHERE g.shown_id = b.id) || b.id)
                    AND EXISTS (SELECT 1 FROM catalog.offer o WHERE o.sku_id = k.id AND NOT o.withdrawn)) AS goods,
                lower(b.name_en) AS place
            """;

    /** Words may stand in any spelling, whichever way they are written. */
    private static final String FOUND = COUNTED
            + """
            FROM (SELECT id, name_en, name_zh FROM catalog.brand x
                WHERE NOT EXISTS (SELECT 1 FROM catalog.brand_join j WHERE j.brand_id = x.id AND j.into_id IS NOT NULL)
                AND (:words = '' OR x.id IN (SELECT catalog.shown_brand(s.brand_id) FROM catalog.brand_spelling s
                        WHERE position(catalog.brand_key(:words) IN s.key) > 0)
                    OR position(lower(:words) IN lower(x.name_en || ' ' || x.name_zh)) > 0)
                AND (lower(x.name_en), x.id) > (:place, cast(:after AS uuid))
                ORDER BY lower(x.name_en), x.id LIMIT :limit) b
            ORDER BY place, b.id""";

    private static final String ONE = COUNTED + "FROM catalog.brand b WHERE b.id = catalog.shown_brand(:brand)";

    /** By name. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<CountedBrand>> find(String words, @Nullable String cursor, int limit) {
        var last = cursor == null ? new Place("", BEFORE_ALL) : Place.of(cursor);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOUND, Object[].class)
                        .setParameter("words", words.strip())
                        .setParameter("place", last.name())
                        .setParameter("after", last.id())
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows ->
                        Slice.of(rows, limit, row -> Cursor.of(row[5], row[0])).map(Brands::counted));
    }

    /** What a brand is shown as: itself, or what it is part of. Refuses with: {@code brand-not-found}. */
    @WithSession
    public Uni<CountedBrand> get(UUID brandId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter("brand", brandId)
                        .getResultList())
                .map(rows ->
                        rows.stream().findFirst().map(Brands::counted).orElseThrow(() -> Refusal.notFound("brand")));
    }

    /** Where a list goes on. */
    private record Place(String name, UUID id) {

        static Place of(String cursor) {
            var values = Cursor.values(cursor, 2);
            return new Place(values.get(0), Cursor.id(Cursor.of(values.get(1))));
        }
    }

    private static CountedBrand counted(Object[] row) {
        return new CountedBrand(
                Brand.of((UUID) row[0], (String) row[1], (String) row[2], (String) row[3]), (Long) row[4]);
    }
}
