package io.linli.catalog.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;

/** Makes and changes offers by the batch. */
@ApplicationScoped
public class UpsertOffers {

    /**
     * Compares each row with what is stored and writes only what differs, in one statement: a row that says nothing new
     * leaves no trace on the disk. What a feed does not say (:parts) is taken from what is stored. A withdrawn offer stays
     * withdrawn: a person took it off the shelf.
     */
    private static final String UPSERT =
            """
            WITH input AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r(
                    offer_id uuid, sku_id uuid, supplier_id uuid, supplier_sku text, name text, name_zh text,
                    brand text, category_id uuid, price bigint, list_price bigint, currency text, image_url text,
                    description text, description_zh text, stock bigint)),
            compared AS MATERIALIZED (
                SELECT coalesce(o.id, i.offer_id) AS offer_id, coalesce(o.sku_id, i.sku_id) AS sku_id,
                    i.supplier_id, i.supplier_sku, i.name, m.name_zh, m.brand, i.category_id, i.price, m.list_price,
                    i.currency, m.image_url, m.description, m.description_zh, i.stock,
                    o.id IS NULL AS is_new,
                    o.id IS NOT NULL
                        AND (k.name, k.name_zh, k.brand, k.category_id, k.image_url, k.description, k.description_zh)
                        IS DISTINCT FROM
                        (i.name, m.name_zh, m.brand, i.category_id, m.image_url, m.description, m.description_zh)
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
                    CASE WHEN 'NAME_ZH' = ANY(p.told) THEN i.name_zh ELSE k.name_zh END AS name_zh,
                    CASE WHEN 'BRAND' = ANY(p.told) THEN i.brand ELSE coalesce(k.brand, '') END AS brand,
                    CASE WHEN 'LIST_PRICE' = ANY(p.told) THEN i.list_price ELSE o.list_price END AS list_price,
                    CASE WHEN 'IMAGE_URL' = ANY(p.told) THEN i.image_url ELSE coalesce(k.image_url, '') END AS image_url,
                    CASE WHEN 'DESCRIPTION' = ANY(p.told) THEN i.description ELSE coalesce(k.description, '') END
                        AS description,
                    CASE WHEN 'DESCRIPTION_ZH' = ANY(p.told) THEN i.description_zh ELSE k.description_zh END
                        AS description_zh
                    FROM (SELECT cast(:parts AS text[]) AS told) p) m),
            new_sku AS (
                INSERT INTO catalog.sku
                    (id, category_id, name, name_zh, brand, description, description_zh, image_url)
                SELECT sku_id, category_id, name, name_zh, brand, description, description_zh, image_url
                FROM compared WHERE is_new),
            changed_sku AS (
                UPDATE catalog.sku k
                SET category_id = c.category_id, name = c.name, name_zh = c.name_zh, brand = c.brand,
                    description = c.description, description_zh = c.description_zh, image_url = c.image_url,
                    updated_at = now()
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
     * @param told the parts that the rows speak of; the others stay as they are
     */
    @WithTransaction
    public Uni<UpsertCount> upsert(List<OfferImport> rows, Set<OfferPart> told) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new UpsertCount(0, 0, 0));
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT, Object[].class)
                        .setParameter("rows", json(rows))
                        .setParameter(
                                "parts", told.stream().map(OfferPart::name).toArray(String[]::new))
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
