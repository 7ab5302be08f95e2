package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/**
 * A shop whose offers only the tests of search look at: everything they ask for is narrowed to its supplier. Its offers are
 * known by their supplier_sku. It sells in Harbor View.
 */
@ApplicationScoped
class SearchShelf {

    static final String SUPPLIER = "search-shelf";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** supplier_sku | name | name in Chinese | brand | category | category in Chinese | price in fen | description. */
    private static final List<String> OFFERS = List.of(
            "rice-wuchang|Wuchang Rice 5kg|五常大米5公斤|Beidahuang|Grain > Rice|粮食 > 大米|5990|Fragrant rice of the north-east",
            "rice-basmati|Basmati Rice 1 kg|印度香米1公斤|Daawat|Grain > Rice|粮食 > 大米|3290|Long grain",
            "rice-cooker|Rice Cooker 3L|电饭煲3升|Midea|Kitchen > Cookers|厨房 > 电饭煲|19900|Cooks grains in half an hour",
            "rice-oil|Rice Bran Oil 1L|米糠油1升|Fortune|Grain > Oil|粮食 > 食用油|2890|Cold pressed",
            "noodles|Egg Noodles|鸡蛋面|Chenke|Grain > Noodles|粮食 > 面条|890|Goes well with rice wine",
            "milk-whole|Whole Milk 1L|纯牛奶1升|Yili|Dairy > Milk|乳品 > 牛奶|1290|",
            "milk-oat|Oat Milk|燕麦奶|Oatly|Dairy > Milk|乳品 > 牛奶|1890|",
            "milk-chocolate|Milk Chocolate Bar|牛奶巧克力|Dove|Snacks > Chocolate|零食 > 巧克力|990|",
            "shampoo-anti|Anti-Dandruff Shampoo 500ml|去屑洗发水500毫升|Head & Shoulders|Care > Shampoo|护理 > 洗发水|4590|",
            "shampoo-herbal|Herbal Shampoo 500 ml|草本洗发水500毫升|Bawang|Care > Shampoo|护理 > 洗发水|3990|",
            "hair-oil|Hair Oil|护发精油|Parachute|Care > Hair Oil|护理 > 护发油|2590|Use after shampoo",
            "flakes-k|Corn Flakes|玉米片|Kellogg's|Breakfast > Cereals|早餐 > 麦片|2190|",
            "flakes-s|Corn Flakes Supersaver|玉米片实惠装|Supersaver|Breakfast > Cereals|早餐 > 麦片|1190|",
            "tomatoes|Cherry Tomatoes|樱桃番茄|Fresho|Fresh > Vegetables|生鲜 > 蔬菜|990|",
            "potatoes|Potatoes 2kg|土豆2公斤|Fresho|Fresh > Vegetables|生鲜 > 蔬菜|690|",
            "ketchup|Tomato Ketchup|番茄酱|Heinz|Sauces > Ketchup|调味 > 番茄酱|1590|",
            "cafe|Café Crème Capsules|奶香咖啡胶囊|Nespresso|Drinks > Coffee|饮料 > 咖啡|4990|",
            "tea|Longjing Green Tea|西湖龙井绿茶|Xihu|Drinks > Tea|饮料 > 茶|12900|",
            "detergent|Laundry Liquid Lavender 3kg|薰衣草洗衣液3千克|Blue Moon|Home > Laundry|家居 > 洗衣|3990|",
            "battery|Rechargeable Batteries AA 4-pack|5号充电电池4节|Panasonic|Home > Batteries|家居 > 电池|5990|",
            "cable|USB-C Charging Cable|USB-C充电线|Anker|Electronics > Cables|电子 > 数据线|3900|For phones and tablets",
            "phone-case|Phone Case|手机壳|Anker|Electronics > Cases|电子 > 手机壳|2900|",
            "soap-a|Olive Soap|橄榄皂|Dalan|Care > Soap|护理 > 香皂|800|",
            "soap-b|Olive Soap|橄榄皂|Dalan|Care > Soap|护理 > 香皂|700|",
            "soap-c|Olive Soap|橄榄皂|Dalan|Care > Soap|护理 > 香皂|900|");

    private static final String WRITE =
            """
            WITH given AS (SELECT split_part(line, '|', 1) AS sku, split_part(line, '|', 2) AS name,
                       split_part(line, '|', 3) AS name_zh, split_part(line, '|', 4) AS brand,
                       split_part(line, '|', 5) AS path, split_part(line, '|', 6) AS path_zh,
                       split_part(line, '|', 7)::bigint AS fen, split_part(line, '|', 8) AS description,
                       gen_random_uuid() AS sku_id
                   FROM unnest(?) AS line),
            shop AS (INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh)
                   VALUES (gen_random_uuid(), 'search-shelf', 'GOODS', 'Search Shelf', '搜索货架') RETURNING id),
            sells AS (INSERT INTO catalog.supplier_community (supplier_id, community_id)
                   SELECT shop.id, community.id FROM shop, marketplace.community WHERE code = 'harbor-view'),
            top AS (INSERT INTO catalog.category (id, path, depth, name_en, name_zh)
                   SELECT gen_random_uuid(), 'Shelf: ' || split_part(path, ' > ', 1), 1, split_part(path, ' > ', 1),
                       min(split_part(path_zh, ' > ', 1)) FROM given GROUP BY split_part(path, ' > ', 1)
                   RETURNING id, path),
            leaf AS (INSERT INTO catalog.category (id, parent_id, path, depth, name_en, name_zh)
                   SELECT gen_random_uuid(), top.id, 'Shelf: ' || given.path, 2, split_part(given.path, ' > ', 2),
                       min(split_part(path_zh, ' > ', 2))
                   FROM given JOIN top ON top.path = 'Shelf: ' || split_part(given.path, ' > ', 1)
                   GROUP BY top.id, given.path RETURNING id, path),
            made AS (INSERT INTO catalog.sku (id, category_id, name, name_zh, brand, description)
                   SELECT sku_id, leaf.id, name, given.name_zh, brand, description
                   FROM given JOIN leaf ON leaf.path = 'Shelf: ' || given.path RETURNING id)
            INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, currency)
            SELECT gen_random_uuid(), shop.id, given.sku, made.id, fen, 'CNY'
            FROM given JOIN made ON made.id = given.sku_id CROSS JOIN shop""";

    private static final String IDS =
            """
            SELECT offer.id, supplier_sku FROM catalog.offer JOIN catalog.supplier s ON s.id = supplier_id
            WHERE s.code = 'search-shelf'""";

    private final DataSource database;
    private final DomainEvents events;
    private final OwnContext own;
    private Map<String, UUID> offers = Map.of();

    SearchShelf(DataSource database, DomainEvents events, OwnContext own) {
        this.database = database;
        this.events = events;
        this.own = own;
    }

    /** Puts everything on the shelf, once, and waits until it can be found: by words, and what is like them. */
    synchronized void fill() {
        if (offers.isEmpty()) {
            execute(WRITE, OFFERS.toArray(String[]::new));
            offers = ids();
            tell(offers.values());
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> total() == OFFERS.size());
        await().atMost(PATIENCE).until(() -> find("wuchang rice").size() > 1);
    }

    UUID offer(String supplierSku) {
        return offers.get(supplierSku);
    }

    static int size() {
        return OFFERS.size();
    }

    /** What anybody finds of the shelf, beginning with the best. */
    static List<String> find(String words) {
        return ask().queryParam("q", words).get("/api/v1/search").path("items.supplierSku");
    }

    static int total() {
        return ask().get("/api/v1/search").path("total");
    }

    static RequestSpecification ask() {
        return given().queryParam("supplier", SUPPLIER).queryParam("size", 100);
    }

    void tell(Collection<UUID> changed) {
        own.transaction(() -> events.publish(new OffersChanged(List.copyOf(changed))))
                .await()
                .atMost(PATIENCE);
    }

    /** Changes the price of an offer as a use case would: version, event and all. */
    void reprice(String supplierSku, long fen) {
        change("price = ?::bigint", supplierSku, Long.toString(fen));
    }

    void withdraw(String supplierSku, boolean withdrawn) {
        change("withdrawn = ?::boolean", supplierSku, Boolean.toString(withdrawn));
    }

    /** As a feed would say it. */
    void keep(String supplierSku, String storage, int shelfLifeDays) {
        execute(
                "UPDATE catalog.sku SET shelf_life_days = " + shelfLifeDays
                        + ", storage = ? WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = '"
                        + offer(supplierSku) + "')",
                storage);
        change("delivery_days = ?::smallint", supplierSku, "12");
    }

    private void change(String assignment, String supplierSku, String value) {
        var id = offer(supplierSku);
        execute("UPDATE catalog.offer SET version = version + 1, " + assignment + " WHERE id = '" + id + "'", value);
        tell(List.of(id));
    }

    private void execute(String sql, Object parameter) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(
                    1, parameter instanceof String[] lines ? connection.createArrayOf("text", lines) : parameter);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, UUID> ids() {
        var found = new HashMap<String, UUID>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(IDS);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(2), rows.getObject(1, UUID.class));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return found;
    }
}
