package io.linli.marketplace.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Prices as the database keeps them: nothing where there is only the campaign's own. */
final class TiersJson {

    private TiersJson() {}

    static @Nullable String write(PriceTiers prices) {
        if (!prices.falling()) {
            return null;
        }
        var tiers = new JsonArray();
        prices.tiers()
                .forEach(tier -> tiers.add(new JsonObject()
                        .put("from", tier.fromUnits())
                        .put("price", tier.price().amount())));
        return tiers.encode();
    }

    static PriceTiers read(@Nullable String json, Money price) {
        return json == null ? PriceTiers.flat(price) : new PriceTiers(tiers(new JsonArray(json), price));
    }

    private static List<PriceTier> tiers(JsonArray tiers, Money price) {
        return tiers.stream()
                .map(JsonObject.class::cast)
                .map(tier -> new PriceTier(tier.getLong("from"), new Money(tier.getLong("price"), price.currency())))
                .toList();
    }
}
