package io.linli.catalog.match;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** What may be the same good, and what was said of that. */
@ApplicationScoped
public class SkuMatches {

    /** SKUs that nobody offers any more are nobody's question. Two GTINs that differ say that the goods do. */
    private static final String PROPOSED =
            """
            WITH offered AS MATERIALIZED (
                SELECT k.id, k.gtin, k.match_key, k.keeper_id, o.price, o.currency, coalesce(g.shown_id, k.brand_id) AS brand_id,
                    lower(regexp_replace(k.name, '[[:space:][:punct:]]+', '', 'g')) AS name_key
                FROM catalog.sku k LEFT JOIN catalog.brand_join g ON g.brand_id = k.brand_id
                JOIN LATERAL (SELECT price, cast(currency AS text) AS currency FROM catalog.offer
                    WHERE sku_id = k.id AND NOT withdrawn ORDER BY price LIMIT 1) o ON true),
            pairs AS (
                SELECT a.id AS sku_id, b.id AS other_id, 'SAME_GTIN' AS reason
                FROM offered a JOIN offered b ON b.gtin = a.gtin AND b.id > a.id AND b.keeper_id <> a.keeper_id
                UNION
                SELECT a.id, b.id, 'SAME_NAME'
                FROM offered a JOIN offered b ON b.match_key = a.match_key AND b.id > a.id AND b.keeper_id <> a.keeper_id
                WHERE a.gtin IS NULL OR b.gtin IS NULL
                UNION
                SELECT a.id, b.id, 'SAME_NAME'
                FROM offered a JOIN offered b ON b.name_key = a.name_key AND b.brand_id = a.brand_id AND b.id > a.id
                    AND b.keeper_id <> a.keeper_id
                WHERE a.gtin IS NULL OR b.gtin IS NULL)
            SELECT p.reason, p.sku_id, k.name, coalesce(k.name_zh, k.name) AS name_zh_shown, k.brand, k.gtin, k.image_url,
                a.price, a.currency, s.name_en, s.name_zh,
                p.other_id, l.name AS other_name, coalesce(l.name_zh, l.name) AS other_zh_shown, l.brand AS other_brand,
                l.gtin AS other_gtin, l.image_url AS other_image, b.price AS other_price, b.currency AS other_currency,
                t.name_en AS other_supplier, t.name_zh AS other_supplier_zh
            FROM pairs p
            JOIN offered a ON a.id = p.sku_id JOIN catalog.sku k ON k.id = a.id JOIN catalog.supplier s ON s.id = a.keeper_id
            JOIN offered b ON b.id = p.other_id JOIN catalog.sku l ON l.id = b.id JOIN catalog.supplier t ON t.id = b.keeper_id
            WHERE NOT EXISTS (
                SELECT 1 FROM catalog.sku_match m WHERE m.sku_id = p.sku_id AND m.other_id = p.other_id)
            ORDER BY p.reason, p.sku_id, p.other_id LIMIT :limit""";

    private static final String DECIDED =
            """
            SELECT m.sku_id, m.other_id, k.name, coalesce(k.name_zh, k.name) AS name_zh_shown, l.name AS other_name,
                coalesce(l.name_zh, l.name) AS other_zh_shown, m.same, m.decided_at
            FROM catalog.sku_match m JOIN catalog.sku k ON k.id = m.sku_id JOIN catalog.sku l ON l.id = m.other_id
            ORDER BY m.decided_at DESC, m.sku_id, m.other_id LIMIT :limit""";

    private static final int OTHER = 10;

    /** Those with the same GTIN first, then the oldest; what is decided is proposed no more. */
    @WithSession
    public Uni<List<SkuMatch>> proposed(int limit) {
        return rows(PROPOSED, limit)
                .map(rows -> rows.stream().map(SkuMatches::match).toList());
    }

    /** The latest first. */
    @WithSession
    public Uni<List<DecidedMatch>> decided(int limit) {
        return rows(DECIDED, limit)
                .map(rows -> rows.stream().map(SkuMatches::decision).toList());
    }

    private static Uni<List<Object[]>> rows(String sql, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql, Object[].class)
                .setParameter("limit", limit)
                .getResultList());
    }

    private static SkuMatch match(Object[] row) {
        return new SkuMatch(side(row, 1), side(row, 1 + OTHER), SkuMatch.Reason.valueOf((String) row[0]));
    }

    private static SkuSide side(Object[] row, int from) {
        return new SkuSide(
                (UUID) row[from],
                new LocalizedText((String) row[from + 1], (String) row[from + 2]),
                (String) row[from + 3],
                (String) row[from + 4],
                (String) row[from + 5],
                Money.of((Long) row[from + 6], (String) row[from + 7]),
                new LocalizedText((String) row[from + 8], (String) row[from + 9]));
    }

    private static DecidedMatch decision(Object[] row) {
        return new DecidedMatch(
                (UUID) row[0],
                (UUID) row[1],
                new LocalizedText((String) row[2], (String) row[3]),
                new LocalizedText((String) row[4], (String) row[5]),
                (Boolean) row[6],
                ((OffsetDateTime) row[7]).toInstant());
    }
}
