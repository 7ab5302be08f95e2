package io.linli.catalog.offer;

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

/** Looks through the offers themselves, without an index of words: plain filters and plain orders. */
@ApplicationScoped
public class BrowseOffers {

    /** How the offers found are sorted. */
    public enum Order {
        NEWEST("o.id DESC"),
        CHEAPEST("o.price, o.id"),
        DEAREST("o.price DESC, o.id");

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

    private static final String FROM =
            " FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id JOIN catalog.supplier s ON s.id = o.supplier_id";

    private final Offers offers;

    BrowseOffers(Offers offers) {
        this.offers = offers;
    }

    /** A page of the offers that are not withdrawn. */
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

    /** A filter as SQL. Only what is given stands in it, so that each has the plan it needs. */
    private static final class Asked {

        private final List<String> conditions = new ArrayList<>(List.of("NOT o.withdrawn"));
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final String with;

        Asked(OfferFilter filter) {
            with = filter.category() == null ? "" : BELOW;
            if (filter.category() != null) {
                add("k.category_id IN (SELECT id FROM below)", "category", filter.category());
            }
            if (filter.community() != null) {
                add(
                        "o.supplier_id IN (SELECT supplier_id FROM catalog.supplier_community WHERE community_id = :community)",
                        "community",
                        filter.community());
            }
            if (!filter.brands().isEmpty()) {
                add("k.brand = ANY(:brands)", "brands", filter.brands().toArray(String[]::new));
            }
            if (!filter.suppliers().isEmpty()) {
                add(
                        "(s.code = ANY(:suppliers) OR cast(s.id AS text) = ANY(:suppliers))",
                        "suppliers",
                        filter.suppliers().toArray(String[]::new));
            }
            if (!filter.storages().isEmpty()) {
                add(
                        "k.storage = ANY(:storages)",
                        "storages",
                        filter.storages().stream().map(Storage::name).toArray(String[]::new));
            }
            if (filter.minPrice() != null) {
                add("o.price >= :minPrice", "minPrice", filter.minPrice());
            }
            if (filter.maxPrice() != null) {
                add("o.price <= :maxPrice", "maxPrice", filter.maxPrice());
            }
            for (int word = 0; word < filter.words().size(); word++) {
                add(
                        "position(:word" + word
                                + " IN lower(concat_ws(' ', k.name, k.name_zh, k.brand, o.supplier_sku))) > 0",
                        "word" + word,
                        filter.words().get(word).toLowerCase(Locale.ROOT));
            }
        }

        private void add(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        private String where() {
            return " WHERE " + String.join(" AND ", conditions);
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
