package io.linli.catalog.offer;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.category.Categories;
import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads offers. Lists are by offer id, that is, oldest first. */
@ApplicationScoped
public class Offers {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String BY_IDS = ListingRow.SELECT + "WHERE o.id = ANY(:ids) ORDER BY o.id";

    private static final String AFTER = ListingRow.SELECT + "WHERE o.id > :after ORDER BY o.id LIMIT :limit";

    private static final String OF_SUPPLIER =
            ListingRow.SELECT + "WHERE o.supplier_id = :owner AND o.id > :after ORDER BY o.id LIMIT :limit";

    private static final String ALTERNATIVES = ListingRow.SELECT
            + """
                    WHERE o.supplier_id = :supplier AND k.category_id = :category AND NOT o.withdrawn AND o.id <> :offer
                    ORDER BY abs(o.price - :price), o.id LIMIT :limit""";

    private static final String OF_SKUS = ListingRow.SELECT
            + """
                    JOIN catalog.supplier_community c ON c.supplier_id = o.supplier_id AND c.community_id = :community
                    WHERE o.sku_id = ANY(:skus) AND NOT o.withdrawn AND coalesce(t.available, 1) > 0
                    ORDER BY o.sku_id, o.price, o.id""";

    private static final String OF_PRODUCT = ListingRow.SELECT
            + """
                    JOIN catalog.supplier_community c ON c.supplier_id = o.supplier_id AND c.community_id = :community
                    WHERE k.product_id = :product AND NOT o.withdrawn
                    ORDER BY o.sku_id, coalesce(t.available, 1) > 0 DESC, o.price, o.id LIMIT :limit""";

    private static final int MOST_OF_A_PRODUCT = 200;

    private static final String IN_CATEGORY =
            """
            WITH RECURSIVE below AS (
                SELECT cast(:owner AS uuid) AS id
                UNION ALL
                SELECT c.id FROM below JOIN catalog.category c ON c.parent_id = below.id)
            """
                    + ListingRow.SELECT
                    + """
                    WHERE k.category_id IN (SELECT id FROM below) AND NOT o.withdrawn AND o.id > :after
                    ORDER BY o.id LIMIT :limit""";

    private static final String IDS_OF_SKU = "SELECT id FROM catalog.offer WHERE sku_id = :sku ORDER BY id";

    private static final String NAMES =
            "SELECT id, name, coalesce(name_zh, name) AS name_zh_shown FROM catalog.sku WHERE id = ANY(:skus)";

    private final Categories categories;
    private final Attributes attributes;

    Offers(Categories categories, Attributes attributes) {
        this.categories = categories;
        this.attributes = attributes;
    }

    /** Those of the ids that exist, withdrawn ones too, by id. */
    @WithSession
    public Uni<List<OfferListing>> byIds(Collection<UUID> offerIds) {
        return list(BY_IDS, Map.of("ids", offerIds.toArray(UUID[]::new)));
    }

    /** Withdrawn ones too. Refuses with: {@code offer-not-found}. */
    @WithSession
    public Uni<OfferListing> get(UUID offerId) {
        return byIds(List.of(offerId))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("offer")));
    }

    /**
     * All offers in portions, withdrawn ones too: to rebuild what is made of them.
     *
     * @param lastId last of the portion before, null for the first
     */
    @WithSession
    public Uni<List<OfferListing>> after(@Nullable UUID lastId, int limit) {
        return list(AFTER, Map.of("after", lastId == null ? BEFORE_ALL : lastId, "limit", limit));
    }

    /** A supplier's own, withdrawn ones too. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<OfferListing>> ofSupplier(UUID supplierId, @Nullable String cursor, int limit) {
        return slice(OF_SUPPLIER, supplierId, cursor, limit);
    }

    /** What else its supplier sells of the offer's own category, the nearest in price first; nothing that is withdrawn. */
    @WithSession
    public Uni<List<OfferListing>> alternatives(OfferListing offer, int limit) {
        return list(
                ALTERNATIVES,
                Map.of(
                        "supplier",
                        offer.supplierId(),
                        "category",
                        offer.categoryId(),
                        "offer",
                        offer.offerId(),
                        "price",
                        offer.price().amount(),
                        "limit",
                        limit));
    }

    /** What can be had of the SKUs in a community, by SKU and then the cheapest first; nothing that is withdrawn or sold out. */
    @WithSession
    public Uni<List<OfferListing>> ofSkus(Collection<UUID> skuIds, UUID communityId) {
        return list(OF_SKUS, Map.of("skus", skuIds.toArray(UUID[]::new), "community", communityId));
    }

    /** Whoever offers it or did so; by id. */
    @WithSession
    public Uni<List<UUID>> idsOfSku(UUID skuId) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(IDS_OF_SKU)
                .setParameter("sku", skuId)
                .getResultList());
    }

    /** What else there is of a good in a community: its variants, sold out ones too, and other suppliers of the same. */
    @WithSession
    public Uni<OfferChoices> choices(OfferListing offer, UUID communityId) {
        return variants(offer, communityId).chain(variants -> ofSkus(List.of(offer.skuId()), communityId)
                .map(same -> new OfferChoices(variants, without(offer, same))));
    }

    /** The good itself stands there as it is offered, be another supplier's offer of it cheaper. */
    private Uni<Variants> variants(OfferListing offer, UUID communityId) {
        var product = offer.productId();
        return product == null
                ? Uni.createFrom().item(Variants.NONE)
                : list(OF_PRODUCT, Map.of("product", product, "community", communityId, "limit", MOST_OF_A_PRODUCT))
                        .chain(found -> attributes
                                .of(List.of(offer.categoryId()))
                                .map(sets -> Variants.of(
                                        Stream.concat(Stream.of(offer), found.stream())
                                                .toList(),
                                        sets.of(offer.categoryId()))));
    }

    private static List<OfferListing> without(OfferListing offer, List<OfferListing> same) {
        return same.stream()
                .filter(other -> !other.offerId().equals(offer.offerId()))
                .toList();
    }

    /** What the SKUs are called; without those that do not exist. */
    @WithSession
    public Uni<Map<UUID, LocalizedText>> names(Collection<UUID> skuIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NAMES, Object[].class)
                        .setParameter("skus", skuIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> (UUID) row[0], row -> new LocalizedText((String) row[1], (String) row[2]))));
    }

    /** Those in a category or below it that are not withdrawn. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<OfferListing>> inCategory(UUID categoryId, @Nullable String cursor, int limit) {
        return slice(IN_CATEGORY, categoryId, cursor, limit);
    }

    private Uni<Slice<OfferListing>> slice(String sql, UUID owner, @Nullable String cursor, int limit) {
        var after = cursor == null ? BEFORE_ALL : Cursor.id(cursor);
        return list(sql, Map.of("owner", owner, "after", after, "limit", limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.offerId())));
    }

    private Uni<List<OfferListing>> list(String sql, Map<String, Object> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(ListingRow::new).toList())
                .chain(this::withCategories);
    }

    private Uni<List<OfferListing>> withCategories(List<ListingRow> rows) {
        return categories
                .ancestries(rows.stream().map(ListingRow::categoryId).toList())
                .map(paths -> rows.stream()
                        .map(row -> row.listing(paths.get(row.categoryId())))
                        .toList());
    }
}
