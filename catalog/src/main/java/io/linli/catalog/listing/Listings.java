package io.linli.catalog.listing;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeSets;
import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;

/** Finds and judges a supplier's own offers. */
@ApplicationScoped
public class Listings {

    /**
     * A page of them.
     *
     * @param total how many the filter leaves
     */
    public record Found(List<Listing> listings, long total) {}

    /** Every offer of a supplier with its {@link Standing} and its hints. */
    private static final String JUDGED =
            """
            WITH judged AS (
                SELECT o.id, o.price, o.updated_at, o.withdrawn, t.available, k.name,
                    CASE WHEN o.withdrawn THEN 'WITHDRAWN' WHEN t.available = 0 THEN 'SOLD_OUT'
                        WHEN t.available <= :low THEN 'LOW' ELSE 'ON_SALE' END AS standing,
                    k.image_url = '' AND o.picture IS NULL AS no_photo,
                    o.picture IS NULL AND f.failure IS NOT NULL AS photo_unreadable,
                    char_length(k.description) < :short AS short_text,
                    k.gtin IS NULL AS no_gtin, coalesce(k.name_zh, k.name) = k.name AS no_chinese,
                    lower(concat_ws(' ', k.name, k.name_zh, k.brand, o.supplier_sku)) AS words
                FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id LEFT JOIN catalog.stock t ON t.offer_id = o.id
                    LEFT JOIN catalog.picture_fetch f ON f.sku_id = k.id AND f.address = k.image_url
                WHERE o.supplier_id = :supplier)
            """;

    private static final String FILTER =
            """
             FROM judged j WHERE (:standing = '' OR standing = :standing)
                AND words LIKE ALL (cast(:patterns AS text[]))
                AND CASE :hint WHEN '' THEN true WHEN 'NO_PHOTO' THEN no_photo
                    WHEN 'PHOTO_UNREADABLE' THEN photo_unreadable WHEN 'SHORT_TEXT' THEN short_text
                    WHEN 'NO_GTIN' THEN no_gtin ELSE no_chinese END
                AND (:hint = '' OR NOT withdrawn)
            """;

    private static final String TOTAL = JUDGED + "SELECT count(*)" + FILTER;

    private static final String COUNTS = JUDGED
            + """
            SELECT count(*), count(*) FILTER (WHERE standing = 'ON_SALE'), count(*) FILTER (WHERE standing = 'LOW'),
                count(*) FILTER (WHERE standing = 'SOLD_OUT'), count(*) FILTER (WHERE standing = 'WITHDRAWN'),
                count(*) FILTER (WHERE NOT withdrawn AND no_photo),
                count(*) FILTER (WHERE NOT withdrawn AND photo_unreadable),
                count(*) FILTER (WHERE NOT withdrawn AND short_text),
                count(*) FILTER (WHERE NOT withdrawn AND no_gtin), count(*) FILTER (WHERE NOT withdrawn AND no_chinese)
            FROM judged""";

    private static final String IDS =
            "SELECT supplier_sku, id FROM catalog.offer WHERE supplier_id = :supplier AND supplier_sku = ANY(:skus)";

    private static final String STOCKS = "SELECT offer_id, available FROM catalog.stock WHERE offer_id = ANY(:offers)";

    private static final String PHOTO_UNREADABLE =
            """
            SELECT o.id FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
            JOIN catalog.picture_fetch f ON f.sku_id = k.id AND f.address = k.image_url
            WHERE o.id = ANY(:offers) AND o.picture IS NULL AND f.failure IS NOT NULL""";

    private final Offers offers;
    private final Attributes attributes;
    private final ListingSettings settings;

    Listings(Offers offers, Attributes attributes, ListingSettings settings) {
        this.offers = offers;
        this.attributes = attributes;
        this.settings = settings;
    }

    /** @param from how many are left out before the first */
    @WithSession
    public Uni<Found> find(UUID supplierId, ListingFilter filter, ListingSort sort, int from, int size) {
        return ids(supplierId, filter, sort, from, size)
                .chain(this::inOrder)
                .chain(listings -> total(supplierId, filter).map(total -> new Found(listings, total)));
    }

    /** Those of the supplier's offers, in the order of the ids. */
    @WithSession
    public Uni<List<Listing>> byIds(UUID supplierId, List<UUID> offerIds) {
        return inOrder(offerIds).map(found -> found.stream()
                .filter(listing -> listing.offer().supplierId().equals(supplierId))
                .toList());
    }

    /** Ids of the supplier's offers by its own numbers; without those it does not have. */
    @WithSession
    public Uni<Map<String, UUID>> idsOf(UUID supplierId, Collection<String> supplierSkus) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IDS, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("skus", supplierSkus.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (UUID) row[1])));
    }

    @WithSession
    public Uni<ListingCounts> counts(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> judging(session.createNativeQuery(COUNTS, Object[].class), supplierId)
                        .getSingleResult())
                .map(Listings::counts);
    }

    private Uni<List<UUID>> ids(UUID supplierId, ListingFilter filter, ListingSort sort, int from, int size) {
        var sql = JUDGED + "SELECT id" + FILTER + " ORDER BY " + sort.sql + " LIMIT :size OFFSET :start";
        return Panache.getSession().chain(session -> filtered(session.<UUID>createNativeQuery(sql), supplierId, filter)
                .setParameter("size", size)
                .setParameter("start", from)
                .getResultList());
    }

    private Uni<Long> total(UUID supplierId, ListingFilter filter) {
        return Panache.getSession()
                .chain(session -> filtered(session.<Long>createNativeQuery(TOTAL), supplierId, filter)
                        .getSingleResult());
    }

    private <T> SelectionQuery<T> filtered(SelectionQuery<T> query, UUID supplierId, ListingFilter filter) {
        return judging(query, supplierId)
                .setParameter("standing", filter.standing().map(Enum::name).orElse(""))
                .setParameter("hint", filter.hint().map(Enum::name).orElse(""))
                .setParameter("patterns", filter.patterns());
    }

    private <T> SelectionQuery<T> judging(SelectionQuery<T> query, UUID supplierId) {
        return query.setParameter("supplier", supplierId)
                .setParameter("low", (long) settings.low())
                .setParameter("short", settings.shortText());
    }

    private Uni<List<Listing>> inOrder(List<UUID> ids) {
        return offers.byIds(ids)
                .chain(found -> stocks(ids).chain(stocks -> withUnreadablePhotos(ids)
                        .chain(unreadable -> attributes(found).map(sets -> found.stream()
                                .map(offer -> judged(offer, stocks, unreadable, sets))
                                .collect(toMap(listing -> listing.offer().offerId(), listing -> listing))))))
                .map(byId ->
                        ids.stream().map(byId::get).filter(Objects::nonNull).toList());
    }

    private Uni<AttributeSets<UUID>> attributes(List<OfferListing> found) {
        return attributes.of(found.stream().map(OfferListing::categoryId).toList());
    }

    private static Uni<Set<UUID>> withUnreadablePhotos(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(PHOTO_UNREADABLE)
                        .setParameter("offers", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(Set::copyOf);
    }

    private static Uni<Map<UUID, Long>> stocks(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STOCKS, Object[].class)
                        .setParameter("offers", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    private Listing judged(
            OfferListing offer, Map<UUID, Long> stocks, Set<UUID> unreadable, AttributeSets<UUID> attributes) {
        var stock = stocks.get(offer.offerId());
        return new Listing(
                offer,
                stock,
                standing(offer, stock),
                hints(offer, unreadable.contains(offer.offerId())),
                attributes.of(offer.categoryId()).missing(offer.attributes()));
    }

    private Standing standing(OfferListing offer, @Nullable Long stock) {
        if (offer.withdrawn()) {
            return Standing.WITHDRAWN;
        }
        if (stock == null || stock > settings.low()) {
            return Standing.ON_SALE;
        }
        return stock == 0 ? Standing.SOLD_OUT : Standing.LOW;
    }

    private EnumSet<Hint> hints(OfferListing offer, boolean photoUnreadable) {
        var hints = EnumSet.noneOf(Hint.class);
        addIf(hints, Hint.NO_PHOTO, offer.imageUrl().isEmpty());
        addIf(hints, Hint.PHOTO_UNREADABLE, photoUnreadable);
        var text = offer.description().en();
        addIf(hints, Hint.SHORT_TEXT, text.codePointCount(0, text.length()) < settings.shortText());
        addIf(hints, Hint.NO_GTIN, offer.gtin() == null);
        addIf(hints, Hint.NO_CHINESE, offer.name().zh().equals(offer.name().en()));
        return hints;
    }

    private static void addIf(EnumSet<Hint> hints, Hint hint, boolean lacks) {
        if (lacks) {
            hints.add(hint);
        }
    }

    private static ListingCounts counts(Object[] row) {
        var standings = new EnumMap<Standing, Long>(Standing.class);
        for (var standing : Standing.values()) {
            standings.put(standing, (Long) row[1 + standing.ordinal()]);
        }
        var hints = new EnumMap<Hint, Long>(Hint.class);
        for (var hint : Hint.values()) {
            hints.put(hint, (Long) row[1 + Standing.values().length + hint.ordinal()]);
        }
        return new ListingCounts((Long) row[0], standings, hints);
    }
}
