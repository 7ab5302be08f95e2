package io.linli.catalog.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.brand.BrandSpellings;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;

/** Makes and changes offers by the batch. */
@ApplicationScoped
public class UpsertOffers {

    /**
     * Compares each row with what is stored. What a row does not say (null) is taken from what is stored; a price that is
     * held stays as well.
     *
     * <p>An offer that is new is one of the SKU that another supplier keeps if its GTIN is the same, no other brand is said and the
     * prices are not more than 2.5 times apart (the case of twelve often bears the number of the bottle); otherwise it has an SKU of its
     * own, and a person may say that they are the same. Brands that an operator joined are one. The texts of an SKU are those of the supplier that keeps it.
     */
    private static final String COMPARE =
            """
            WITH input AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r(
                    offer_id uuid, sku_id uuid, supplier_id uuid, supplier_sku text, name text, name_zh text,
                    brand text, category_id uuid, price bigint, list_price bigint, currency text, image_url text,
                    description text, description_zh text, stock bigint, gtin text, attributes jsonb, product_id uuid,
                    storage text, shelf_life_days integer, delivery_days smallint, brand_id uuid)),
            compared AS MATERIALIZED (
                SELECT coalesce(o.id, i.offer_id) AS offer_id,
                    coalesce(CASE WHEN l.leaves THEN s.id ELSE coalesce(o.sku_id, s.id) END, i.sku_id) AS sku_id,
                    i.supplier_id, i.supplier_sku, i.name, m.name_zh, m.brand, m.brand_id, i.category_id, p.price, p.list_price,
                    i.price AS wanted_price, m.list_price AS wanted_list_price, o.price AS old_price, p.outlier, p.held,
                    i.currency, m.image_url, m.description, m.description_zh, i.stock, m.gtin, m.attributes, m.product_id,
                    m.storage, m.shelf_life_days, m.delivery_days, l.own,
                    CASE WHEN o.id IS NULL OR l.leaves THEN s.gtin ELSE o.matched_gtin END AS matched_gtin,
                    s.id IS NULL AND (o.id IS NULL OR l.leaves) AS makes_sku, s.id IS NOT NULL AS joins,
                    o.id IS NULL AS is_new, coalesce(o.withdrawn AND o.withdrawn_by_feed, false) AS returns,
                    o.id IS NOT NULL AND l.own AND NOT l.leaves
                        AND (k.name, k.name_zh, k.brand, k.category_id, k.image_url, k.description, k.description_zh,
                            k.gtin, k.attributes, k.product_id, k.storage, k.shelf_life_days)
                        IS DISTINCT FROM
                        (i.name, m.name_zh, m.brand, i.category_id, m.image_url, m.description, m.description_zh,
                            m.gtin, m.attributes, m.product_id, m.storage, m.shelf_life_days)
                        AS sku_changed,
                    o.id IS NOT NULL
                        AND (l.leaves OR (o.price, o.list_price, cast(o.currency AS text), o.delivery_days)
                            IS DISTINCT FROM (p.price, p.list_price, i.currency, m.delivery_days)
                            OR (i.stock IS NOT NULL AND t.available IS DISTINCT FROM i.stock)
                            OR o.withdrawn AND o.withdrawn_by_feed) AS offer_changed
                FROM input i
                LEFT JOIN catalog.offer o ON o.supplier_id = i.supplier_id AND o.supplier_sku = i.supplier_sku
                LEFT JOIN catalog.sku k ON k.id = o.sku_id
                LEFT JOIN catalog.stock t ON t.offer_id = o.id
                CROSS JOIN LATERAL (SELECT
                    nullif(coalesce(i.name_zh, k.name_zh), '') AS name_zh,
                    coalesce(i.brand, k.brand, '') AS brand,
                    CASE WHEN i.brand IS NULL THEN k.brand_id ELSE i.brand_id END AS brand_id,
                    nullif(coalesce(i.list_price, o.list_price), 0) AS list_price,
                    coalesce(i.image_url, k.image_url, '') AS image_url,
                    coalesce(i.description, k.description, '') AS description,
                    nullif(coalesce(i.description_zh, k.description_zh), '') AS description_zh,
                    nullif(coalesce(i.gtin, k.gtin), '') AS gtin,
                    coalesce(i.attributes, k.attributes, jsonb_build_object()) AS attributes,
                    nullif(coalesce(i.product_id, k.product_id), cast(:none AS uuid)) AS product_id,
                    nullif(coalesce(i.storage, k.storage), '') AS storage,
                    nullif(coalesce(i.shelf_life_days, k.shelf_life_days), 0) AS shelf_life_days,
                    cast(nullif(coalesce(i.delivery_days, o.delivery_days), 0) AS smallint) AS delivery_days) m
                CROSS JOIN LATERAL (SELECT coalesce(k.keeper_id, i.supplier_id) = i.supplier_id AS own,
                    coalesce(o.matched_gtin <> nullif(i.gtin, ''), false) AS leaves) l
                LEFT JOIN LATERAL (SELECT x.id, x.gtin FROM catalog.sku x
                    WHERE (o.id IS NULL OR l.leaves) AND x.gtin = i.gtin AND x.keeper_id <> i.supplier_id
                    AND (x.brand_id IS NULL OR m.brand_id IS NULL
                        OR catalog.shown_brand(x.brand_id) = catalog.shown_brand(m.brand_id))
                    AND EXISTS (SELECT 1 FROM catalog.offer y
                        WHERE y.sku_id = x.id AND y.price * 2 <= i.price * 5 AND i.price * 2 <= y.price * 5)
                    ORDER BY x.id LIMIT 1) s ON true
                CROSS JOIN LATERAL (SELECT o.id IS NOT NULL AND o.price <> i.price AND (
                    abs(i.price - o.price) * 100 > o.price * cast(:outlier AS bigint)
                    OR i.price IN (o.price * 10, o.price * 100) OR o.price IN (i.price * 10, i.price * 100)) AS yes) j
                CROSS JOIN LATERAL (SELECT j.yes AS outlier, j.yes AND cast(:hold AS boolean) AS held,
                    CASE WHEN j.yes AND cast(:hold AS boolean) THEN o.price ELSE i.price END AS price,
                    CASE WHEN j.yes AND cast(:hold AS boolean) THEN o.list_price ELSE m.list_price END AS list_price) p)
            """;

    /**
     * Writes only what differs, in one statement: a row that says nothing new leaves no trace on the disk. An offer
     * that a feed withdrew is on the shelf again; one that a person took off stays off.
     */
    private static final String UPSERT = COMPARE
            + """
            , new_sku AS (
                INSERT INTO catalog.sku (id, category_id, name, name_zh, brand, brand_id, description, description_zh, image_url, gtin,
                    attributes, product_id, storage, shelf_life_days, keeper_id)
                SELECT sku_id, category_id, name, name_zh, brand, brand_id, description, description_zh, image_url, gtin,
                    attributes, product_id, storage, shelf_life_days, supplier_id
                FROM compared WHERE makes_sku),
            changed_sku AS (
                UPDATE catalog.sku k
                SET category_id = c.category_id, name = c.name, name_zh = c.name_zh, brand = c.brand, brand_id = c.brand_id,
                    description = c.description, description_zh = c.description_zh, image_url = c.image_url,
                    gtin = c.gtin, attributes = c.attributes, product_id = c.product_id, storage = c.storage,
                    shelf_life_days = c.shelf_life_days, updated_at = now()
                FROM compared c WHERE k.id = c.sku_id AND c.sku_changed),
            new_offer AS (
                INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, list_price, currency, delivery_days,
                    matched_gtin)
                SELECT offer_id, supplier_id, supplier_sku, sku_id, price, list_price, currency, delivery_days, matched_gtin
                FROM compared WHERE is_new),
            changed_offer AS (
                UPDATE catalog.offer o
                SET price = c.price, list_price = c.list_price, currency = c.currency, delivery_days = c.delivery_days,
                    sku_id = c.sku_id, matched_gtin = c.matched_gtin,
                    withdrawn = o.withdrawn AND NOT c.returns, withdrawn_by_feed = o.withdrawn_by_feed AND NOT c.returns,
                    version = o.version + 1, updated_at = now()
                FROM compared c WHERE o.id = c.offer_id AND (c.sku_changed OR c.offer_changed)),
            sharing AS (
                UPDATE catalog.offer o SET version = o.version + 1, updated_at = now()
                FROM compared c WHERE o.sku_id = c.sku_id AND (c.sku_changed OR c.joins)
                    AND (c.sku_changed OR NOT EXISTS (
                        SELECT 1 FROM catalog.offer z WHERE z.sku_id = o.sku_id AND z.id <> o.id))
                    AND NOT EXISTS (SELECT 1 FROM compared y
                        WHERE y.offer_id = o.id AND (y.sku_changed OR y.offer_changed))
                RETURNING o.id),
            imaged AS (
                INSERT INTO catalog.import_image (run_id, offer_id, kind, version, before)
                SELECT cast(nullif(:cause, '') AS uuid), c.offer_id, CASE WHEN c.is_new THEN 'NEW' ELSE 'CHANGED' END,
                    coalesce(o.version + 1, 1), CASE WHEN c.is_new THEN jsonb_build_object() ELSE jsonb_build_object(
                        'sku', to_jsonb(k), 'price', o.price, 'list_price', o.list_price, 'returned', c.returns,
                        'delivery_days', o.delivery_days, 'matched_gtin', o.matched_gtin) END
                FROM compared c LEFT JOIN catalog.offer o ON o.id = c.offer_id LEFT JOIN catalog.sku k ON k.id = o.sku_id
                WHERE :cause <> '' AND (c.is_new OR c.sku_changed OR c.offer_changed)),
            priced AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price, run_id)
                SELECT offer_id, old_price, price, cast(nullif(:cause, '') AS uuid)
                FROM compared WHERE NOT is_new AND old_price <> price),
            stocked AS (
                INSERT INTO catalog.stock (offer_id, available)
                SELECT offer_id, stock FROM compared WHERE stock IS NOT NULL AND (is_new OR offer_changed)
                ON CONFLICT (offer_id) DO UPDATE SET available = EXCLUDED.available)
            SELECT offer_id, is_new, is_new OR sku_changed OR offer_changed AS written, supplier_id, supplier_sku, outlier,
                old_price, wanted_price, wanted_list_price, '' AS fields, false AS shares
            FROM compared WHERE is_new OR sku_changed OR offer_changed OR held
            UNION ALL
            SELECT id, false, false, NULL, '', false, NULL, NULL, NULL, '', true FROM sharing
            ORDER BY offer_id""";

    /** The same comparison, writing nothing: field by field, before and after. */
    private static final String DIFFER = COMPARE
            + """
            SELECT c.offer_id, c.is_new, true AS written, c.supplier_id, c.supplier_sku, c.outlier,
                c.old_price, c.wanted_price, c.wanted_list_price, cast(f.fields AS text) AS fields, false AS shares
            FROM compared c
            JOIN catalog.category n ON n.id = c.category_id
            LEFT JOIN catalog.offer o ON o.id = c.offer_id
            LEFT JOIN catalog.sku k ON k.id = o.sku_id
            LEFT JOIN catalog.category g ON g.id = k.category_id
            LEFT JOIN catalog.stock t ON t.offer_id = o.id
            LEFT JOIN catalog.product q ON q.id = k.product_id
            LEFT JOIN catalog.product r ON r.id = c.product_id
            CROSS JOIN LATERAL (
                SELECT jsonb_object_agg(d.name, jsonb_build_array(d.before, d.after)) AS fields
                FROM (VALUES
                    ('name', true, to_jsonb(k.name), to_jsonb(c.name)),
                    ('name_zh', true, to_jsonb(k.name_zh), to_jsonb(c.name_zh)),
                    ('brand', true, to_jsonb(k.brand), to_jsonb(c.brand)),
                    ('category_path', true, to_jsonb(g.path), to_jsonb(n.path)),
                    ('price', false, to_jsonb(o.price), to_jsonb(c.price)),
                    ('list_price', false, to_jsonb(o.list_price), to_jsonb(c.list_price)),
                    ('image_url', true, to_jsonb(k.image_url), to_jsonb(c.image_url)),
                    ('description', true, to_jsonb(k.description), to_jsonb(c.description)),
                    ('description_zh', true, to_jsonb(k.description_zh), to_jsonb(c.description_zh)),
                    ('gtin', true, to_jsonb(k.gtin), to_jsonb(c.gtin)),
                    ('attributes', true, k.attributes, c.attributes),
                    ('variant_of', true, to_jsonb(q.code), to_jsonb(r.code)),
                    ('storage', true, to_jsonb(k.storage), to_jsonb(c.storage)),
                    ('shelf_life_days', true, to_jsonb(k.shelf_life_days), to_jsonb(c.shelf_life_days)),
                    ('delivery_days', false, to_jsonb(o.delivery_days), to_jsonb(c.delivery_days)),
                    ('withdrawn', false, to_jsonb(o.withdrawn), to_jsonb(o.withdrawn AND NOT c.returns)),
                    ('stock', false, to_jsonb(t.available), to_jsonb(coalesce(c.stock, t.available))))
                    d(name, of_sku, before, after)
                WHERE d.before IS DISTINCT FROM d.after AND (c.own OR c.makes_sku OR NOT d.of_sku)) f
            WHERE c.is_new OR c.sku_changed OR c.offer_changed ORDER BY c.offer_id""";

    private final BrandSpellings brands;
    private final DomainEvents events;
    private final ObjectMapper mapper;

    UpsertOffers(BrandSpellings brands, DomainEvents events, ObjectMapper mapper) {
        this.brands = brands;
        this.events = events;
        this.mapper = mapper;
    }

    /**
     * Joins the caller's transaction and publishes {@link OffersChanged} for what is new or differs. When another
     * transaction makes the same offer at the same moment, the database refuses this one: repeat it.
     *
     * @param rows at most {@value OffersChanged#MOST}; no two of the same supplier and SKU
     * @param run which import says so, for the history of prices
     * @return with the prices that were held
     */
    @WithTransaction
    public Uni<UpsertCount> upsert(List<OfferImport> rows, PriceRule rule, Optional<UUID> run) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new UpsertCount(0, 0, 0, List.of()));
        }
        return brands.ensure(spellings(rows))
                .chain(known -> write(json(rows, known), rule, run))
                .call(this::publish)
                .map(found -> count(rows.size(), found, outliers(found, rule)));
    }

    /** What {@link #upsert} would do if nothing was held; writes nothing. */
    @WithSession
    public Uni<UpsertCount> compare(List<OfferImport> rows, PriceRule rule) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new UpsertCount(0, 0, 0, List.of()));
        }
        var spellings = spellings(rows);
        return brands.find(spellings)
                .chain(known -> differ(json(rows, withUnknown(spellings, known)), rule))
                .map(found -> count(
                        rows.size(),
                        found,
                        found.stream().map(OfferDifference::of).toList()));
    }

    private static Uni<List<Object[]>> write(String rows, PriceRule rule, Optional<UUID> run) {
        return Panache.getSession().chain(session -> session.createNativeQuery(UPSERT, Object[].class)
                .setParameter("rows", rows)
                .setParameter("none", UpsertRow.NO_PRODUCT)
                .setParameter("outlier", rule.outlierPercent())
                .setParameter("hold", rule.hold())
                .setParameter("cause", run.map(UUID::toString).orElse(""))
                .getResultList());
    }

    private static Uni<List<Object[]>> differ(String rows, PriceRule rule) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DIFFER, Object[].class)
                .setParameter("rows", rows)
                .setParameter("none", UpsertRow.NO_PRODUCT)
                .setParameter("outlier", rule.outlierPercent())
                .setParameter("hold", false)
                .getResultList());
    }

    private static Set<String> spellings(List<OfferImport> rows) {
        return rows.stream()
                .filter(row ->
                        row.told().contains(OfferPart.BRAND) && !row.brand().isEmpty())
                .map(OfferImport::brand)
                .collect(Collectors.toSet());
    }

    /** A brand that nobody wrote before is none of those that are known. */
    private static Map<String, UUID> withUnknown(Set<String> spellings, Map<String, UUID> known) {
        var all = new HashMap<>(known);
        spellings.forEach(spelling -> all.computeIfAbsent(spelling, unknown -> Ids.next()));
        return all;
    }

    private Uni<Void> publish(List<Object[]> found) {
        var told = found.stream()
                .filter(row -> (Boolean) row[2] || (Boolean) row[10])
                .map(row -> (UUID) row[0])
                .toList();
        return told.isEmpty() ? Uni.createFrom().voidItem() : events.publish(OffersChanged.all(told));
    }

    private static List<OfferDifference> outliers(List<Object[]> found, PriceRule rule) {
        return found.stream()
                .filter(row -> rule.hold() && (Boolean) row[5])
                .map(OfferDifference::of)
                .toList();
    }

    private static UpsertCount count(int rows, List<Object[]> found, List<OfferDifference> differences) {
        int written = (int) found.stream().filter(row -> (Boolean) row[2]).count();
        int created = (int) found.stream().filter(row -> (Boolean) row[1]).count();
        return new UpsertCount(created, written - created, rows - written, differences);
    }

    /** Sorted, so that neighbours on the disk are written together and two imports lock in the same order. */
    private String json(List<OfferImport> rows, Map<String, UUID> known) {
        try {
            return mapper.writeValueAsString(rows.stream()
                    .sorted(Comparator.comparing(OfferImport::supplierId).thenComparing(OfferImport::supplierSku))
                    .map(row -> UpsertRow.of(row, known))
                    .toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }
}
