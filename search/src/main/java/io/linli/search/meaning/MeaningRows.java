package io.linli.search.meaning;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The table of meanings. Every method needs an open session, storing a transaction. */
@ApplicationScoped
class MeaningRows {

    private static final String OF_SKUS =
            "SELECT sku_id, language, text_hash, vector FROM search.meaning WHERE sku_id = ANY(:skus)";

    private static final String STORE =
            """
            INSERT INTO search.meaning (sku_id, language, text_hash, vector)
            SELECT sku_id, language, decode(text_hash, 'hex'), decode(vector, 'hex')
            FROM unnest(cast(:skus AS uuid[]), cast(:languages AS text[]), cast(:hashes AS text[]),
                cast(:vectors AS text[])) AS r(sku_id, language, text_hash, vector)
            ON CONFLICT (sku_id, language) DO UPDATE SET text_hash = EXCLUDED.text_hash, vector = EXCLUDED.vector""";

    /** What one text of a SKU means. */
    record Row(UUID skuId, byte[] textHash, Vector vector) {}

    Uni<List<Row>> ofSkus(Collection<UUID> skuIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_SKUS, Object[].class)
                        .setParameter("skus", skuIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(MeaningRows::row).toList());
    }

    /** @param rows no two of the same SKU and language */
    Uni<Void> store(List<Row> rows) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STORE)
                        .setParameter("skus", rows.stream().map(Row::skuId).toArray(UUID[]::new))
                        .setParameter(
                                "languages",
                                rows.stream()
                                        .map(row -> row.vector().language().name())
                                        .toArray(String[]::new))
                        .setParameter("hashes", hex(rows, Row::textHash))
                        .setParameter("vectors", hex(rows, row -> row.vector().values()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The driver sends no arrays of bytes. */
    private static String[] hex(List<Row> rows, Function<Row, byte[]> bytes) {
        return rows.stream()
                .map(row -> HexFormat.of().formatHex(bytes.apply(row)))
                .toArray(String[]::new);
    }

    private static Row row(Object[] columns) {
        return new Row(
                (UUID) columns[0], (byte[]) columns[2], new Vector(Language.valueOf((String) columns[1]), (byte[])
                        columns[3]));
    }
}
