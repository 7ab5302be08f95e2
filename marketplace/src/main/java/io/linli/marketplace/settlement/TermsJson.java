package io.linli.marketplace.settlement;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.ledger.PartyKind;

/** A rule's terms as the database keeps them. */
final class TermsJson {

    private TermsJson() {}

    static String write(SplitTerms terms) {
        var parties = new JsonArray();
        terms.terms().forEach(term -> parties.add(write(term)));
        return new JsonObject()
                .put("currency", terms.currency().getCurrencyCode())
                .put("lowestPrice", terms.lowestPrice())
                .put("commissionTax", terms.commissionTax())
                .put("parties", parties)
                .encode();
    }

    static SplitTerms read(String json) {
        var terms = new JsonObject(json);
        return new SplitTerms(
                terms.getJsonArray("parties").stream()
                        .map(JsonObject.class::cast)
                        .map(TermsJson::term)
                        .toList(),
                terms.getInteger("commissionTax"),
                Currency.getInstance(terms.getString("currency")),
                terms.getLong("lowestPrice"));
    }

    private static JsonObject write(SplitTerm term) {
        var json = new JsonObject()
                .put("party", term.party().name())
                .put("rates", rates(term.portion()))
                .put("perUnit", term.perUnit())
                .put("minimum", term.minimum());
        term.partyId().ifPresent(id -> json.put("partyId", id.toString()));
        term.maximum().ifPresent(most -> json.put("maximum", most));
        return json;
    }

    /** One rate, or steps of them; none for the party that takes the rest. */
    private static JsonArray rates(Portion portion) {
        var rates = new JsonArray();
        if (portion instanceof Portion.Percentage percentage) {
            rates.add(percentage.basisPoints());
        }
        if (portion instanceof Portion.Tiers tiers) {
            tiers.tiers()
                    .forEach(tier ->
                            rates.add(new JsonObject().put("from", tier.from()).put("rate", tier.basisPoints())));
        }
        return rates;
    }

    private static SplitTerm term(JsonObject json) {
        return new SplitTerm(
                PartyKind.valueOf(json.getString("party")),
                Optional.ofNullable(json.getString("partyId")).map(UUID::fromString),
                portion(json.getJsonArray("rates")),
                json.getLong("perUnit"),
                json.getLong("minimum"),
                Optional.ofNullable(json.getLong("maximum")));
    }

    private static Portion portion(JsonArray rates) {
        if (rates.isEmpty()) {
            return new Portion.Rest();
        }
        if (rates.getValue(0) instanceof Number only) {
            return new Portion.Percentage(only.intValue());
        }
        List<Portion.Tier> tiers = rates.stream()
                .map(JsonObject.class::cast)
                .map(tier -> new Portion.Tier(tier.getLong("from"), tier.getInteger("rate")))
                .toList();
        return new Portion.Tiers(tiers);
    }
}
