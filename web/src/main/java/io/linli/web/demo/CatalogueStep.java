package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;
import io.linli.web.demo.DemoSuppliers.DemoSupplier;

/** Writes suppliers with the communities they serve, categories, and goods a portion at a time. */
@ApplicationScoped
class CatalogueStep {

    private static final String SUPPLIERS =
            """
            INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh)
            SELECT id, code, kind, "nameEn", "nameZh"
            FROM %s AS r (id uuid, code text, kind text, "nameEn" text, "nameZh" text)""";

    private static final String SERVED =
            """
            INSERT INTO catalog.supplier_community (supplier_id, community_id, lead_days, cutoff_hour)
            SELECT "supplierId", "communityId", CASE WHEN goods THEN 1 END, CASE WHEN goods THEN 18 END
            FROM %s AS r ("supplierId" uuid, "communityId" uuid, goods boolean)""";

    private static final String CATEGORIES =
            """
            INSERT INTO catalog.category (id, parent_id, path, depth, name_en, name_zh, icon)
            SELECT id, "parentId", path, depth, "nameEn", "nameZh", icon
            FROM %s AS r (id uuid, "parentId" uuid, path text, depth smallint, "nameEn" text, "nameZh" text, icon text)""";

    /** Each is found by both of its names. */
    private static final String BRANDS =
            """
            WITH named AS MATERIALIZED (
                SELECT gen_random_uuid() AS id, "nameEn", "nameZh" FROM %s AS r ("nameEn" text, "nameZh" text)
                WHERE catalog.brand_key("nameEn") NOT IN (SELECT key FROM catalog.brand_spelling)),
            spelled AS (
                INSERT INTO catalog.brand_spelling (key, spelling, brand_id)
                SELECT DISTINCT ON (key) catalog.brand_key(s.spelling) AS key, s.spelling, n.id
                FROM named n CROSS JOIN LATERAL (VALUES ("nameEn"), ("nameZh")) s(spelling) ORDER BY key
                ON CONFLICT (key) DO NOTHING RETURNING brand_id)
            INSERT INTO catalog.brand (id, name_en, name_zh)
            SELECT id, "nameEn", "nameZh" FROM named WHERE id IN (SELECT brand_id FROM spelled)""";

    /** All three tables from one reading of the rows; foreign keys are checked when the statement is done. */
    private static final String GOODS =
            """
            WITH goods AS MATERIALIZED (
                SELECT * FROM %s AS r ("skuId" uuid, "offerId" uuid, "categoryId" uuid, "supplierId" uuid,
                    "supplierSku" text, name text, "nameZh" text, brand text, description text, "descriptionZh" text,
                    "imageUrl" text, gtin text, price bigint, "listPrice" bigint, available bigint)),
            kept AS (
                SELECT id, storage, days FROM catalog.category JOIN (VALUES
                    ('Frozen & Ready Meals > Frozen Snacks', 'FROZEN', 365), ('Frozen & Ready Meals > Ice Cream', 'FROZEN', 540),
                    ('Dairy & Bakery > Milk', 'CHILLED', 15), ('Dairy & Bakery > Yogurt', 'CHILLED', 21),
                    ('Dairy & Bakery > Cheese & Butter', 'CHILLED', 120), ('Vegetables & Tofu > Tofu & Soy', 'CHILLED', 5))
                    AS k (path, storage, days) USING (path)),
            skus AS (
                INSERT INTO catalog.sku (id, category_id, name, name_zh, brand, brand_id, description, description_zh, image_url, gtin,
                    keeper_id, storage, shelf_life_days)
                SELECT "skuId", "categoryId", name, "nameZh", brand, s.brand_id, description, "descriptionZh", "imageUrl", gtin,
                    "supplierId", storage, days
                FROM goods LEFT JOIN kept ON kept.id = "categoryId"
                LEFT JOIN catalog.brand_spelling s ON s.key = catalog.brand_key(brand)),
            offers AS (
                INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, list_price, currency)
                SELECT "offerId", "supplierId", "supplierSku", "skuId", price, "listPrice", 'CNY' FROM goods)
            INSERT INTO catalog.stock (offer_id, available) SELECT "offerId", available FROM goods""";

    private record SupplierRow(UUID id, String code, String kind, String nameEn, String nameZh) {}

    private record ServedRow(UUID supplierId, UUID communityId, boolean goods) {}

    private record BrandRow(String nameEn, String nameZh) {}

    private final Rows rows;
    private final DomainEvents events;

    CatalogueStep(Rows rows, DomainEvents events) {
        this.rows = rows;
        this.events = events;
    }

    Uni<Void> writeSuppliers(DemoSuppliers suppliers, DemoServices services, DemoPlaces places) {
        var all = Stream.concat(
                        suppliers.all().stream().map(CatalogueStep::row),
                        services.providers.stream()
                                .map(provider -> new SupplierRow(
                                        provider.id(),
                                        provider.code(),
                                        "SERVICES",
                                        provider.name().en(),
                                        provider.name().zh())))
                .toList();
        var served = Stream.concat(
                        suppliers.all().stream()
                                .flatMap(supplier -> served(supplier.id(), supplier.communities(), places, true)),
                        services.providers.stream()
                                .flatMap(provider -> served(provider.id(), provider.communities(), places, false)))
                .toList();
        return rows.write(SUPPLIERS, all).chain(() -> rows.write(SERVED, served));
    }

    Uni<Void> writeCategories(DemoTree tree) {
        return rows.write(CATEGORIES, tree.categories());
    }

    Uni<Void> writeBrands() {
        var brands = Brand.all().stream()
                .map(brand -> new BrandRow(brand.name().en(), brand.name().zh()))
                .toList();
        return rows.write(BRANDS, brands);
    }

    /** Goods and the events that tell of their offers, a thousand in each. */
    Uni<Void> writeGoods(List<Good> goods) {
        var offers = goods.stream().map(Good::offerId).toList();
        var changed = IntStream.iterate(0, first -> first < offers.size(), first -> first + OffersChanged.MOST)
                .mapToObj(first ->
                        new OffersChanged(offers.subList(first, Math.min(first + OffersChanged.MOST, offers.size()))))
                .toList();
        return rows.write(GOODS, goods).chain(() -> events.publish(changed));
    }

    private static SupplierRow row(DemoSupplier supplier) {
        return new SupplierRow(
                supplier.id(),
                supplier.code(),
                "GOODS",
                supplier.name().en(),
                supplier.name().zh());
    }

    private static Stream<ServedRow> served(
            UUID supplier, List<Integer> communities, DemoPlaces places, boolean goods) {
        return communities.stream()
                .map(number -> new ServedRow(supplier, places.community(number).id(), goods));
    }
}
