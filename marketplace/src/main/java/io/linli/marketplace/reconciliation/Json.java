package io.linli.marketplace.reconciliation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;

/** Amounts, parties and postings as the tables keep them. */
final class Json {

    private Json() {}

    static String texts(Collection<String> texts) {
        return new JsonArray(List.copyOf(texts)).encode();
    }

    static JsonArray amounts(List<Money> amounts) {
        var array = new JsonArray();
        amounts.forEach(amount -> array.add(amount(amount)));
        return array;
    }

    static List<Money> amounts(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).map(Json::amount).toList();
    }

    static JsonObject amount(Money amount) {
        return new JsonObject()
                .put("amount", amount.amount())
                .put("currency", amount.currency().getCurrencyCode());
    }

    static Money amount(JsonObject amount) {
        return Money.of(amount.getLong("amount"), amount.getString("currency"));
    }

    /** {@code SUPPLIER:<id>}, as on the provider's objects. */
    static String party(Party party) {
        return party.kind() + ":" + party.id();
    }

    static Party party(String text) {
        int colon = text.indexOf(':');
        return new Party(PartyKind.valueOf(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
    }

    static JsonArray postings(List<Posting> postings) {
        var array = new JsonArray();
        postings.forEach(posting -> array.add(amount(posting.amount())
                .put("account", posting.account().kind().name())
                .put("party", party(posting.account().party()))
                .put("company", posting.companyId().toString())
                .put("community", posting.communityId().toString())));
        return array;
    }

    static List<Posting> postings(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(row -> new Posting(
                        new LedgerAccount(AccountKind.valueOf(row.getString("account")), party(row.getString("party"))),
                        UUID.fromString(row.getString("company")),
                        UUID.fromString(row.getString("community")),
                        null,
                        null,
                        amount(row)))
                .toList();
    }
}
