package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** Which brands may be one, and what was said of that. */
@ApplicationScoped
public class BrandDecisions {

    /** In one prefix of GTINs more brands than these are a group's, and not spellings of one. */
    private static final int MOST_OF_A_MAKER = 4;

    /**
     * Only brands of which something is offered. Chinese has no blanks between words, so any of its characters may end one. Numbers that
     * begin with 2 are a shop's own. Sources: GS1 General Specifications, sections 1.4.2 (prefixes) and 2.1.11 (restricted circulation).
     */
    private static final String PROPOSED =
            """
            WITH shown AS MATERIALIZED (
                SELECT b.id AS brand_id, coalesce(j.shown_id, b.id) AS id
                FROM catalog.brand b LEFT JOIN catalog.brand_join j ON j.brand_id = b.id),
            offered AS MATERIALIZED (
                SELECT h.id, lpad(k.gtin, 14, '0') AS gtin FROM catalog.sku k JOIN shown h ON h.brand_id = k.brand_id
                WHERE EXISTS (SELECT 1 FROM catalog.offer o WHERE o.sku_id = k.id AND NOT o.withdrawn)),
            counted AS MATERIALIZED (SELECT id, count(*) AS goods FROM offered GROUP BY id),
            spelled AS MATERIALIZED (
                SELECT c.id, s.key, catalog.brand_words(s.spelling) AS words
                FROM catalog.brand_spelling s JOIN shown h ON h.brand_id = s.brand_id JOIN counted c ON c.id = h.id),
            named AS MATERIALIZED (
                SELECT c.id, catalog.brand_key(n.name) AS key FROM counted c JOIN catalog.brand b ON b.id = c.id
                CROSS JOIN LATERAL (VALUES (b.name_en), (b.name_zh)) n(name)),
            cut AS MATERIALIZED (
                SELECT s.id, s.words, n, substr(s.words, n, 1) = ' ' OR substr(s.words, n + 1, 1) = ' ' AS blank,
                    substr(s.words, n, 1) ~ '[㐀-鿿]' AS after_chinese, substr(s.words, n + 1, 1) ~ '[㐀-鿿]' AS before_chinese
                FROM spelled s CROSS JOIN LATERAL generate_series(1, char_length(s.words) - 1) n),
            parts AS (
                SELECT id, replace(left(words, n), ' ', '') AS key FROM cut WHERE blank OR after_chinese OR before_chinese
                UNION SELECT id, replace(substr(words, n + 1), ' ', '') FROM cut
                WHERE before_chinese AND NOT after_chinese OR after_chinese AND NOT before_chinese),
            makers AS MATERIALIZED (
                SELECT substr(gtin, 2, 8) AS maker, id FROM offered
                WHERE substr(gtin, 2, 1) <> '2' AND substr(gtin, 2, 2) NOT IN ('02', '04') GROUP BY 1, 2),
            pairs AS (
                SELECT n.id AS one, s.id AS another, 0 AS reason FROM named n JOIN spelled s ON s.key = n.key
                UNION ALL SELECT a.id, b.id, 1 FROM offered a JOIN offered b ON b.gtin = a.gtin
                UNION ALL SELECT p.id, s.id, 2 FROM parts p JOIN spelled s ON s.key = p.key WHERE char_length(p.key) > 1
                UNION ALL SELECT a.id, b.id, 3 FROM makers a JOIN makers b ON b.maker = a.maker
                WHERE a.maker IN (SELECT maker FROM makers GROUP BY maker HAVING count(*) <= :makers)),
            proposed AS (
                SELECT least(one, another) AS one, greatest(one, another) AS another, min(reason) AS reason
                FROM pairs WHERE one <> another GROUP BY 1, 2),
            ranked AS (
                SELECT p.reason, c.goods >= d.goods AS first, p.one, c.goods, p.another, d.goods AS other_goods
                FROM proposed p JOIN counted c ON c.id = p.one JOIN counted d ON d.id = p.another
                WHERE NOT EXISTS (
                    SELECT 1 FROM catalog.brand_difference f JOIN shown x ON x.brand_id = f.brand_id JOIN shown y ON y.brand_id = f.other_id
                    WHERE (x.id, y.id) IN ((p.one, p.another), (p.another, p.one)))
                ORDER BY least(c.goods, d.goods) DESC, c.goods + d.goods DESC, p.one, p.another LIMIT :limit)
            SELECT r.reason, b.id, b.name_en, b.name_zh, %1$s AS spellings,
                CASE WHEN r.first THEN r.goods ELSE r.other_goods END AS goods,
                v.id AS other_id, v.name_en AS other_en, v.name_zh AS other_zh, v.spellings AS other_spellings,
                CASE WHEN r.first THEN r.other_goods ELSE r.goods END AS other_goods
            FROM ranked r JOIN catalog.brand b ON b.id = CASE WHEN r.first THEN r.one ELSE r.another END
            CROSS JOIN LATERAL (SELECT b.id, b.name_en, b.name_zh, %1$s AS spellings FROM catalog.brand b
                WHERE b.id = CASE WHEN r.first THEN r.another ELSE r.one END) v
            ORDER BY least(r.goods, r.other_goods) DESC, r.goods + r.other_goods DESC, r.one, r.another"""
                    .formatted(BrandSpellings.OF_B);

    private static final String DECIDED =
            """
            SELECT j.brand_id, b.name_en, b.name_zh, o.id, o.name_en AS other_en, o.name_zh AS other_zh, true AS same, j.joined_at AS at
            FROM catalog.brand_join j JOIN catalog.brand b ON b.id = j.brand_id JOIN catalog.brand o ON o.id = j.into_id
            UNION ALL
            SELECT b.id, b.name_en, b.name_zh, o.id, o.name_en, o.name_zh, false, d.decided_at
            FROM catalog.brand_difference d JOIN catalog.brand b ON b.id = d.brand_id JOIN catalog.brand o ON o.id = d.other_id
            ORDER BY at DESC, 1, 4 LIMIT :limit""";

    private static final int OTHER = 5;

    /** Those first by which the most goods would be found together; what is decided is proposed no more. */
    @WithSession
    public Uni<List<BrandPair>> proposed(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PROPOSED, Object[].class)
                        .setParameter("makers", MOST_OF_A_MAKER)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(BrandDecisions::pair).toList());
    }

    /** The latest first. */
    @WithSession
    public Uni<List<BrandDecision>> decided(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DECIDED, Object[].class)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(BrandDecisions::decision).toList());
    }

    private static BrandPair pair(Object[] row) {
        return new BrandPair(side(row, 1), side(row, 1 + OTHER), BrandPair.Likeness.values()[(Integer) row[0]]);
    }

    private static CountedBrand side(Object[] row, int from) {
        return new CountedBrand(
                Brand.of((UUID) row[from], (String) row[from + 1], (String) row[from + 2], (String) row[from + 3]),
                (Long) row[from + 4]);
    }

    private static BrandDecision decision(Object[] row) {
        return new BrandDecision(
                (UUID) row[0],
                new LocalizedText((String) row[1], (String) row[2]),
                (UUID) row[3],
                new LocalizedText((String) row[4], (String) row[5]),
                (Boolean) row[6],
                ((OffsetDateTime) row[7]).toInstant());
    }
}
