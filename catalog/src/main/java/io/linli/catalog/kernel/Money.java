package io.linli.catalog.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An amount in minor units (fen, cents) of one currency. May be negative. Never floating point; overflow throws.
 *
 * @param amount minor units, as many as the currency's default fraction digits say
 * @param currency ISO 4217
 */
public record Money(long amount, Currency currency) implements Comparable<Money> {

    /** Chinese yuan, what the communities pay in. */
    public static final Currency CNY = Currency.getInstance("CNY");

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money of(long amount, String currencyCode) {
        return new Money(amount, Currency.getInstance(currencyCode));
    }

    /** @param fen minor units of CNY */
    public static Money cny(long fen) {
        return new Money(fen, CNY);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    public boolean isZero() {
        return amount == 0;
    }

    public boolean isPositive() {
        return amount > 0;
    }

    public boolean isNegative() {
        return amount < 0;
    }

    /**
     * Divides the amount by weights so that the parts add up to the whole: each part gets its quota rounded down, what is
     * left goes one minor unit each to the largest remainders, ties to the earlier part (Hamilton's method of largest
     * remainder). A negative amount is divided as its positive and negated.
     *
     * @param weights not negative, not all zero; for example basis points
     * @return as many parts as weights, in their order
     */
    public List<Money> allocate(List<Long> weights) {
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must be present and not negative: " + weights);
        }
        if (amount < 0) {
            return negated().allocate(weights).stream().map(Money::negated).toList();
        }
        var whole = BigInteger.valueOf(amount);
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            throw new IllegalArgumentException("weights must not all be zero");
        }
        var quotas = weights.stream()
                .map(weight -> whole.multiply(BigInteger.valueOf(weight)).divideAndRemainder(total))
                .toList();
        var parts = new ArrayList<>(
                quotas.stream().map(quota -> quota[0].longValueExact()).toList());
        long left = amount - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> quotas.get(index)[1])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(index -> parts.set(index, parts.get(index) + 1));
        return parts.stream().map(part -> new Money(part, currency)).toList();
    }

    /** The amount in major units, exact, for people: 1234 fen is 12.34. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(amount, currency.getDefaultFractionDigits());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return toMajor().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("different currencies: " + currency + " and " + other.currency);
        }
        return other;
    }
}
