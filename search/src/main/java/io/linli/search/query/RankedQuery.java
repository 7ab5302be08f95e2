package io.linli.search.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.search.placement.Placed;

/**
 * The order beyond words: where they match alike, what is in an open group buy stands before what neighbours buy much, that before
 * what is rated well, and that before the rest. What the operator pinned stands above everything, what was buried below.
 */
final class RankedQuery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final double IN_GROUP_BUY = 0.3;
    private static final double MOST_POPULAR = 0.2;
    private static final double POPULAR = 0.1;

    /** What five stars of countless reviews would add: less than neighbours who buy it. */
    private static final double BEST_RATED = 0.09;

    private static final int FEW_MOST_POPULAR = 10;

    /** More than everything else can score together; scores have seven digits. */
    private static final double PINNED = 1_000_000;

    private static final double BURIED = 1e-6;

    private RankedQuery() {}

    /** What neighbours do adds to the score of what is found; it finds nothing itself. */
    static void addSignals(ObjectNode bool, Signals signals) {
        var should = JSON.arrayNode();
        addOffers(should, signals.inGroupBuys(), IN_GROUP_BUY, Reason.GROUP_BUY.code());
        var popular = signals.popular();
        int most = Math.min(FEW_MOST_POPULAR, popular.size());
        addOffers(should, popular.subList(0, most), MOST_POPULAR, Reason.NEIGHBOURS.code() + ".most");
        addOffers(should, popular.subList(most, popular.size()), POPULAR, Reason.NEIGHBOURS.code());
        should.add(wellRated());
        bool.set("should", should);
    }

    /** In proportion to how far the score is above that of goods without reviews; nothing for these, nor for what is rated worse. */
    private static ObjectNode wellRated() {
        var query = JSON.objectNode();
        var scored =
                query.putObject("function_score").put("boost_mode", "replace").put("_name", Reason.RATING.code());
        scored.putObject("query").putObject("range").putObject("rating.lift").put("gt", 0);
        scored.putObject("field_value_factor")
                .put("field", "rating.lift")
                .put("factor", BEST_RATED)
                .put("missing", 0);
        return query;
    }

    /** @param found what the query finds */
    static ObjectNode placed(ObjectNode found, Placed placed) {
        return below(above(found, placed.pinned()), placed.buried());
    }

    private static ObjectNode above(ObjectNode found, List<UUID> pinned) {
        if (pinned.isEmpty()) {
            return found;
        }
        var query = JSON.objectNode();
        var ways = query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        ways.add(found);
        for (int place = 0; place < pinned.size(); place++) {
            addOffers(
                    ways,
                    List.of(pinned.get(place)),
                    PINNED * (pinned.size() - place),
                    Reason.PINNED.code() + "." + place);
        }
        return query;
    }

    private static ObjectNode below(ObjectNode found, List<UUID> buried) {
        if (buried.isEmpty()) {
            return found;
        }
        var query = JSON.objectNode();
        var boosting = query.putObject("boosting").put("negative_boost", BURIED);
        boosting.set("positive", found);
        var ids = boosting.putObject("negative")
                .putObject("terms")
                .put("_name", Reason.BURIED.code())
                .putArray("offerId");
        buried.forEach(id -> ids.add(id.toString()));
        return query;
    }

    /** @param name no other part of the query has it: the last would count alone */
    private static void addOffers(ArrayNode ways, Collection<UUID> offers, double score, String name) {
        if (offers.isEmpty()) {
            return;
        }
        var constant =
                ways.addObject().putObject("constant_score").put("boost", score).put("_name", name);
        var ids = constant.putObject("filter").putObject("terms").putArray("offerId");
        offers.forEach(id -> ids.add(id.toString()));
    }
}
