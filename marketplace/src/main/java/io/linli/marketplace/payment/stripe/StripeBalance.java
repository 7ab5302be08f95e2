package io.linli.marketplace.payment.stripe;

import com.stripe.model.StripeObject;
import com.stripe.param.BalanceTransactionListParams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderBalance;

/** Stripe's balance transactions, each with the object that caused it, and the balance they add up to. */
@ApplicationScoped
class StripeBalance implements ProviderBalance {

    private static final long PAGE = 100L;

    private final StripeCalls stripe;

    StripeBalance(StripeCalls stripe) {
        this.stripe = stripe;
    }

    @Override
    public Uni<MovementPage> movements(Instant from, Optional<String> after) {
        var params = BalanceTransactionListParams.builder()
                .setLimit(PAGE)
                .setCreated(BalanceTransactionListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .build())
                .addExpand("data.source");
        after.ifPresent(params::setStartingAfter);
        return stripe.call(client -> client.v1().balanceTransactions().list(params.build()))
                .map(found -> page(json(found)));
    }

    @Override
    public Uni<List<Money>> standing() {
        return stripe.call(client -> client.v1().balance().retrieve()).map(balance -> sums(json(balance)));
    }

    private static MovementPage page(JsonObject list) {
        var movements = list.getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .map(StripeMovements::movement)
                .toList();
        return new MovementPage(movements, list.getBoolean("has_more", false));
    }

    static List<Money> sums(JsonObject balance) {
        Map<String, Long> sums = new TreeMap<>();
        Stream.of("available", "pending")
                .flatMap(part -> balance.getJsonArray(part, new JsonArray()).stream())
                .map(JsonObject.class::cast)
                .forEach(part -> sums.merge(
                        part.getString("currency").toUpperCase(Locale.ROOT), part.getLong("amount"), Math::addExact));
        return sums.entrySet().stream()
                .map(sum -> Money.of(sum.getValue(), sum.getKey()))
                .toList();
    }

    private static JsonObject json(StripeObject answered) {
        return new JsonObject(answered.getLastResponse().body());
    }
}
