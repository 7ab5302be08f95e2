package io.linli.marketplace.reconciliation;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linli.catalog.kernel.Money;

/** Amounts added up, each currency by itself. */
final class Sums {

    private final Map<String, Money> sums = new TreeMap<>();

    static Sums of(Iterable<Money> amounts) {
        var sums = new Sums();
        amounts.forEach(sums::add);
        return sums;
    }

    void add(Money amount) {
        sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
    }

    Money in(Currency currency) {
        return sums.getOrDefault(currency.getCurrencyCode(), Money.zero(currency));
    }

    List<Money> nonZero() {
        return sums.values().stream().filter(sum -> !sum.isZero()).toList();
    }
}
