package io.linli.catalog.offer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.delivery.Weekdays;

/** Looks through the offers themselves, without an index of words: plain filters and plain orders. */
@ApplicationScoped
public class BrowseOffers {

    /** How the offers found are sorted. */
    public enum Order {
        NEWEST("o.id DESC"),
        CHEAPEST("o.price, o.id"),
        DEAREST("o.price DESC, o.id"),
        BEST_RATED("coalesce(r.score, " + SkuRating.UNRATED_SCORE + ") DESC, o.id DESC");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** @param total how many there are, counted no further than was asked */
    public record Found(List<OfferListing> offers, long total) {}

    private static final String BELOW =
            """
            WITH RECURSIVE below AS (
                SELECT id FROM catalog.category WHERE cast(id AS text) = :category OR path = :category
                UNION ALL
                SELECT c.id FROM below JOIN catalog.category c ON c.parent_id = below.id)
            """;

    /** Of brands that are shown as any of those. */
    private static final String SHOWN_AS =
            """
            k.brand_id IN (
                SELECT b.id FROM catalog.brand b LEFT JOIN catalog.brand_join j ON j.brand_id = b.id
                WHERE coalesce(j.shown_id, b.id) IN (%s))""";

    /** By id, by name in either language, or by any spelling. */
    private static final String OF_BRANDS = SHOWN_AS.formatted(
            """
            SELECT catalog.shown_brand(s.brand_id) FROM catalog.brand_spelling s
            WHERE s.key IN (SELECT catalog.brand_key(w.brand) FROM unnest(cast(:brands AS text[])) w(brand))
            UNION SELECT n.id FROM catalog.brand n
            WHERE cast(n.id AS text) = ANY(:brands) OR n.name_en = ANY(:brands) OR n.name_zh = ANY(:brands)""");

    /** With the word in another spelling. */
    private static final String SPELLED = SHOWN_AS.formatted(
            """
            SELECT catalog.shown_brand(s.brand_id) FROM catalog.brand_spelling s
            WHERE catalog.brand_key(:spelled) <> '' AND position(catalog.brand_key(:spelled) IN s.key) > 0
            UNION SELECT n.id FROM catalog.brand n WHERE position(:spelled IN lower(n.name_en || ' ' || n.name_zh)) > 0""");

    /** On a day of its own, or on any where its supplier promises one. */
    private static final String BROUGHT =
            """
            EXISTS (SELECT 1 FROM json_to_recordset(cast(cast(:arrivals AS text) AS json)) AS w(supplier uuid, days integer, promised boolean)
                WHERE w.supplier = @.supplier_id AND CASE WHEN coalesce(@.delivery_days, 0) = 0 THEN w.promised
                    ELSE cast(@.delivery_days AS integer) & w.days <> 0 END)""";

    private static final String FROM = " FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
            + " LEFT JOIN catalog.sku_rating r ON r.sku_id = k.id";

    private final Offers offers;

    BrowseOffers(Offers offers) {
        this.offers = offers;
    }

    /** A page of the goods that somebody offers, each by the cheapest offer that fits. */
    @WithSession
    public Uni<Found> browse(OfferFilter filter, Order order, int from, int size, int countAtMost) {
        var asked = new Asked(filter);
        return asked.page(order, from, size)
                .chain(ids -> offers.byIds(ids).map(found -> inOrder(ids, found)))
                .chain(found -> asked.total(countAtMost).map(total -> new Found(found, total)));
    }

    private static List<OfferListing> inOrder(List<UUID> ids, List<OfferListing> found) {
        var byId = found.stream().collect(toMap(OfferListing::offerId, offer -> offer));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** A filter as SQL, "@" standing for the offer. Only what is given stands in it, so that each has the plan it needs. */
    private static final class Asked {

        private final List<String> conditions = new ArrayList<>(List.of("NOT @.withdrawn"));
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final String with;

        Asked(OfferFilter filter) {
            with = filter.category() == null ? "" : BELOW;
            if (filter.category() != null) {
                add("k.category_id IN (SELECT id FROM below)", "category", filter.category());
            }
            if (filter.community() != null) {
                add(
                        "@.supplier_id IN (SELECT supplier_id FROM catalog.supplier_community WHERE community_id = :community)",
                        "community",
                        filter.community());
            }
            if (!filter.brands().isEmpty()) {
                add(OF_BRANDS, "brands", filter.brands().toArray(String[]::new));
            }
            if (!filter.suppliers().isEmpty()) {
                add(
                        "@.supplier_id IN (SELECT id FROM catalog.supplier WHERE code = ANY(:suppliers)"
                                + " OR cast(id AS text) = ANY(:suppliers))",
                        "suppliers",
                        filter.suppliers().toArray(String[]::new));
            }
            if (!filter.storages().isEmpty()) {
                add(
                        "k.storage = ANY(:storages)",
                        "storages",
                        filter.storages().stream().map(Storage::name).toArray(String[]::new));
            }
            if (filter.arrivals() != null) {
                add(BROUGHT, "arrivals", json(filter.arrivals()));
            }
            if (filter.minPrice() != null) {
                add("@.price >= :minPrice", "minPrice", filter.minPrice());
            }
            if (filter.maxPrice() != null) {
                add("@.price <= :maxPrice", "maxPrice", filter.maxPrice());
            }
            for (int word = 0; word < filter.words().size(); word++) {
                add(
                        "(position(:word" + word
                                + " IN lower(concat_ws(' ', k.name, k.name_zh, k.brand, @.supplier_sku))) > 0 OR "
                                + SPELLED.replace(":spelled", ":word" + word) + ")",
                        "word" + word,
                        filter.words().get(word).toLowerCase(Locale.ROOT));
            }
        }

        private void add(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        private static String json(List<Arrival> arrivals) {
            return arrivals.stream()
                    .map(one -> "{\"supplier\": \"%s\", \"days\": %d, \"promised\": %b}"
                            .formatted(one.supplierId(), Weekdays.bits(one.days()), one.promised()))
                    .collect(joining(",", "[", "]"));
        }

        private String where() {
            return " WHERE " + of("o") + " AND NOT EXISTS (SELECT 1 FROM catalog.offer y WHERE y.sku_id = o.sku_id"
                    + " AND (y.price, y.id) < (o.price, o.id) AND " + of("y") + ")";
        }

        private String of(String offer) {
            return String.join(" AND ", conditions).replace("@", offer);
        }

        Uni<List<UUID>> page(Order order, int from, int size) {
            var sql = with + "SELECT o.id" + FROM + where() + " ORDER BY " + order.sql + " LIMIT :size OFFSET :start";
            return Panache.getSession().chain(session -> {
                var query = session.<UUID>createNativeQuery(sql);
                parameters.forEach(query::setParameter);
                return query.setParameter("size", size)
                        .setParameter("start", from)
                        .getResultList();
            });
        }

        Uni<Long> total(int most) {
            var sql = with + "SELECT count(*) FROM (SELECT 1" + FROM + where() + " LIMIT :most) counted";
            return Panache.getSession().chain(session -> {
                var query = session.<Long>createNativeQuery(sql);
                parameters.forEach(query::setParameter);
                return query.setParameter("most", most).getSingleResult();
            });
        }
    }
}
