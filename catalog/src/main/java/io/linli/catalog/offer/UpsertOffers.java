package io.linli.catalog.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;

/** Makes and changes offers by the batch. */
@ApplicationScoped
public class UpsertOffers {

    /**
     * Compares each row with what is stored. What a row does not say (null) is taken from what is stored; a price that is
     * held stays as well.
     */
    private static final String COMPARE =
            """
            WITH input AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r(
                    offer_id uuid, sku_id uuid, supplier_id uuid, supplier_sku text, name text, name_zh text,
                    brand text, category_id uuid, price bigint, list_price bigint, currency text, image_url text,
                    description text, description_zh text, stock bigint, gtin text, attributes jsonb)),
            compared AS MATERIALIZED (
                SELECT coalesce(o.id, i.offer_id) AS offer_id, coalesce(o.sku_id, i.sku_id) AS sku_id,
                    i.supplier_id, i.supplier_sku, i.name, m.name_zh, m.brand, i.category_id, p.price, p.list_price,
                    i.price AS wanted_price, m.list_price AS wanted_list_price, o.price AS old_price, p.outlier, p.held,
                    i.currency, m.image_url, m.description, m.description_zh, i.stock, m.gtin, m.attributes,
                    o.id IS NULL AS is_new, coalesce(o.withdrawn AND o.withdrawn_by_feed, false) AS returns,
                    o.id IS NOT NULL
                        AND (k.name, k.name_zh, k.brand, k.category_id, k.image_url, k.description, k.description_zh,
                            k.gtin, k.attributes)
                        IS DISTINCT FROM
                        (i.name, m.name_zh, m.brand, i.category_id, m.image_url, m.description, m.description_zh,
                            m.gtin, m.attributes)
                        AS sku_changed,
                    o.id IS NOT NULL
                        AND ((o.price, o.list_price, cast(o.currency AS text))
                            IS DISTINCT FROM (p.price, p.list_price, i.currency)
                            OR (i.stock IS NOT NULL AND t.available IS DISTINCT FROM i.stock)
                            OR o.withdrawn AND o.withdrawn_by_feed) AS offer_changed
                FROM input i
                LEFT JOIN catalog.offer o ON o.supplier_id = i.supplier_id AND o.supplier_sku = i.supplier_sku
                LEFT JOIN catalog.sku k ON k.id = o.sku_id
                LEFT JOIN catalog.stock t ON t.offer_id = o.id
                CROSS JOIN LATERAL (SELECT
                    nullif(coalesce(i.name_zh, k.name_zh), '') AS name_zh,
                    coalesce(i.brand, k.brand, '') AS brand,
                    nullif(coalesce(i.list_price, o.list_price), 0) AS list_price,
                    coalesce(i.image_url, k.image_url, '') AS image_url,
                    coalesce(i.description, k.description, '') AS description,
                    nullif(coalesce(i.description_zh, k.description_zh), '') AS description_zh,
                    nullif(coalesce(i.gtin, k.gtin), '') AS gtin,
                    coalesce(i.attributes, k.attributes, jsonb_build_object()) AS attributes) m
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
                INSERT INTO catalog.sku
                    (id, category_id, name, name_zh, brand, description, description_zh, image_url, gtin, attributes)
                SELECT sku_id, category_id, name, name_zh, brand, description, description_zh, image_url, gtin, attributes
                FROM compared WHERE is_new),
            changed_sku AS (
                UPDATE catalog.sku k
                SET category_id = c.category_id, name = c.name, name_zh = c.name_zh, brand = c.brand,
                    description = c.description, description_zh = c.description_zh, image_url = c.image_url,
                    gtin = c.gtin, attributes = c.attributes, updated_at = now()
                FROM compared c WHERE k.id = c.sku_id AND c.sku_changed),
            new_offer AS (
                INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, list_price, currency)
                SELECT offer_id, supplier_id, supplier_sku, sku_id, price, list_price, currency
                FROM compared WHERE is_new),
            changed_offer AS (
                UPDATE catalog.offer o
                SET price = c.price, list_price = c.list_price, currency = c.currency,
                    withdrawn = o.withdrawn AND NOT c.returns, withdrawn_by_feed = o.withdrawn_by_feed AND NOT c.returns,
                    version = o.version + 1, updated_at = now()
                FROM compared c WHERE o.id = c.offer_id AND (c.sku_changed OR c.offer_changed)),
            imaged AS (
                INSERT INTO catalog.import_image (run_id, offer_id, kind, version, before)
                SELECT cast(nullif(:cause, '') AS uuid), c.offer_id, CASE WHEN c.is_new THEN 'NEW' ELSE 'CHANGED' END,
                    coalesce(o.version + 1, 1), CASE WHEN c.is_new THEN jsonb_build_object() ELSE jsonb_build_object(
                        'sku', to_jsonb(k), 'price', o.price, 'list_price', o.list_price, 'returned', c.returns) END
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
                old_price, wanted_price, wanted_list_price, '' AS fields
            FROM compared WHERE is_new OR sku_changed OR offer_changed OR held ORDER BY offer_id""";

    /** The same comparison, writing nothing: field by field, before and after. */
    private static final String DIFFER = COMPARE
            + """
            SELECT c.offer_id, c.is_new, true AS written, c.supplier_id, c.supplier_sku, c.outlier,
                c.old_price, c.wanted_price, c.wanted_list_price, cast(f.fields AS text) AS fields
            FROM compared c
            JOIN catalog.category n ON n.id = c.category_id
            LEFT JOIN catalog.offer o ON o.id = c.offer_id
            LEFT JOIN catalog.sku k ON k.id = o.sku_id
            LEFT JOIN catalog.category g ON g.id = k.category_id
            LEFT JOIN catalog.stock t ON t.offer_id = o.id
            CROSS JOIN LATERAL (
                SELECT jsonb_object_agg(d.name, jsonb_build_array(d.before, d.after)) AS fields
                FROM (VALUES
                    ('name', to_jsonb(k.name), to_jsonb(c.name)),
                    ('name_zh', to_jsonb(k.name_zh), to_jsonb(c.name_zh)),
                    ('brand', to_jsonb(k.brand), to_jsonb(c.brand)),
                    ('category_path', to_jsonb(g.path), to_jsonb(n.path)),
                    ('price', to_jsonb(o.price), to_jsonb(c.price)),
                    ('list_price', to_jsonb(o.list_price), to_jsonb(c.list_price)),
                    ('image_url', to_jsonb(k.image_url), to_jsonb(c.image_url)),
                    ('description', to_jsonb(k.description), to_jsonb(c.description)),
                    ('description_zh', to_jsonb(k.description_zh), to_jsonb(c.description_zh)),
                    ('gtin', to_jsonb(k.gtin), to_jsonb(c.gtin)),
                    ('attributes', k.attributes, c.attributes),
                    ('withdrawn', to_jsonb(o.withdrawn), to_jsonb(o.withdrawn AND NOT c.returns)),
                    ('stock', to_jsonb(t.available), to_jsonb(coalesce(c.stock, t.available)))) d(name, before, after)
                WHERE d.before IS DISTINCT FROM d.after) f
            WHERE c.is_new OR c.sku_changed OR c.offer_changed ORDER BY c.offer_id""";

    private final DomainEvents events;
    private final ObjectMapper mapper;

    UpsertOffers(DomainEvents events, ObjectMapper mapper) {
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
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT, Object[].class)
                        .setParameter("rows", json(rows))
                        .setParameter("outlier", rule.outlierPercent())
                        .setParameter("hold", rule.hold())
                        .setParameter("cause", run.map(UUID::toString).orElse(""))
                        .getResultList())
                .call(this::publish)
                .map(found -> count(rows.size(), found, outliers(found, rule)));
    }

    /** What {@link #upsert} would do if nothing was held; writes nothing. */
    @WithSession
    public Uni<UpsertCount> compare(List<OfferImport> rows, PriceRule rule) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new UpsertCount(0, 0, 0, List.of()));
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DIFFER, Object[].class)
                        .setParameter("rows", json(rows))
                        .setParameter("outlier", rule.outlierPercent())
                        .setParameter("hold", false)
                        .getResultList())
                .map(found -> count(
                        rows.size(),
                        found,
                        found.stream().map(OfferDifference::of).toList()));
    }

    private Uni<Void> publish(List<Object[]> found) {
        var written = found.stream()
                .filter(row -> (Boolean) row[2])
                .map(row -> (UUID) row[0])
                .toList();
        return written.isEmpty() ? Uni.createFrom().voidItem() : events.publish(new OffersChanged(written));
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
    private String json(List<OfferImport> rows) {
        try {
            return mapper.writeValueAsString(rows.stream()
                    .sorted(Comparator.comparing(OfferImport::supplierId).thenComparing(OfferImport::supplierSku))
                    .map(UpsertRow::of)
                    .toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }
}
