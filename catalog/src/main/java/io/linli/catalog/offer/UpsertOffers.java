package io.linli.catalog.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;

/** Makes and changes offers by the batch. */
@ApplicationScoped
public class UpsertOffers {

    /**
     * Compares each row with what is stored and writes only what differs, in one statement: a row that says nothing new
     * leaves no trace on the disk. What a row does not say (null) is taken from what is stored. A withdrawn offer stays
     * withdrawn: a person took it off the shelf.
     */
    private static final String UPSERT =
            """
            WITH input AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r(
                    offer_id uuid, sku_id uuid, supplier_id uuid, supplier_sku text, name text, name_zh text,
                    brand text, category_id uuid, price bigint, list_price bigint, currency text, image_url text,
                    description text, description_zh text, stock bigint, gtin text, attributes jsonb)),
            compared AS MATERIALIZED (
                SELECT coalesce(o.id, i.offer_id) AS offer_id, coalesce(o.sku_id, i.sku_id) AS sku_id,
                    i.supplier_id, i.supplier_sku, i.name, m.name_zh, m.brand, i.category_id, i.price, m.list_price,
                    i.currency, m.image_url, m.description, m.description_zh, i.stock, m.gtin, m.attributes,
                    o.id IS NULL AS is_new,
                    o.id IS NOT NULL
                        AND (k.name, k.name_zh, k.brand, k.category_id, k.image_url, k.description, k.description_zh,
                            k.gtin, k.attributes)
                        IS DISTINCT FROM
                        (i.name, m.name_zh, m.brand, i.category_id, m.image_url, m.description, m.description_zh,
                            m.gtin, m.attributes)
                        AS sku_changed,
                    o.id IS NOT NULL
                        AND ((o.price, o.list_price, cast(o.currency AS text))
                            IS DISTINCT FROM (i.price, m.list_price, i.currency)
                            OR (i.stock IS NOT NULL AND t.available IS DISTINCT FROM i.stock)) AS offer_changed
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
                    coalesce(i.attributes, k.attributes, jsonb_build_object()) AS attributes) m),
            new_sku AS (
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
                SET price = c.price, list_price = c.list_price, currency = c.currency, version = o.version + 1,
                    updated_at = now()
                FROM compared c WHERE o.id = c.offer_id AND (c.sku_changed OR c.offer_changed)),
            stocked AS (
                INSERT INTO catalog.stock (offer_id, available)
                SELECT offer_id, stock FROM compared WHERE stock IS NOT NULL AND (is_new OR offer_changed)
                ON CONFLICT (offer_id) DO UPDATE SET available = EXCLUDED.available)
            SELECT offer_id, is_new FROM compared WHERE is_new OR sku_changed OR offer_changed ORDER BY offer_id""";

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
     */
    @WithTransaction
    public Uni<UpsertCount> upsert(List<OfferImport> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new UpsertCount(0, 0, 0));
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT, Object[].class)
                        .setParameter("rows", json(rows))
                        .getResultList())
                .call(this::publish)
                .map(written -> count(rows.size(), written));
    }

    private Uni<Void> publish(List<Object[]> written) {
        return written.isEmpty()
                ? Uni.createFrom().voidItem()
                : events.publish(new OffersChanged(
                        written.stream().map(row -> (UUID) row[0]).toList()));
    }

    private static UpsertCount count(int rows, List<Object[]> written) {
        int created = (int) written.stream().filter(row -> (Boolean) row[1]).count();
        return new UpsertCount(created, written.size() - created, rows - written.size());
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
