package io.linli.marketplace.settlement;

import static java.util.Comparator.comparing;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.PartyKind;

/**
 * Who gets what of a line: the terms of every party. Terms that could ever come to more than a line, or leave a fen to
 * nobody, cannot be made.
 *
 * <p>Refuses with: {@code no-residual-party}, {@code several-residual-parties}, {@code residual-not-always-there}, {@code
 * party-twice}, {@code too-many-parties}, {@code rates-do-not-add-up}, {@code fixed-exceeds-price}, {@code bad-tax-rate},
 * {@code bad-lowest-price}, and as {@link SplitTerm} and {@link Portion} do.
 *
 * @param terms in any order; kept in the order of the parties' kinds, which breaks ties
 * @param commissionTax basis points of the platform's share that are tax and not the platform's
 * @param currency of all amounts in it
 * @param lowestPrice minor units; lines with a lower price for a unit are not covered. Matters only where there are amounts
 */
public record SplitTerms(List<SplitTerm> terms, int commissionTax, Currency currency, long lowestPrice) {

    static final int MOST_PARTIES = 12;

    private static final Comparator<SplitTerm> BY_PARTY = comparing(SplitTerm::party)
            .thenComparing(term -> term.partyId().map(UUID::toString).orElse(""));
    private static final BigInteger WHOLE = BigInteger.valueOf(Portion.WHOLE);

    public SplitTerms {
        terms = terms.stream().sorted(BY_PARTY).toList();
        requireParties(terms);
        requireResidual(terms);
        if (commissionTax < 0 || commissionTax > Portion.WHOLE) {
            throw refusal(
                    "bad-tax-rate",
                    "The tax on commission must be 0 to 10000 basis points.",
                    Map.of("commissionTax", commissionTax));
        }
        if (lowestPrice < 1 || lowestPrice > SplitTerm.LARGEST_AMOUNT) {
            throw refusal(
                    "bad-lowest-price",
                    "The lowest price a rule is for must be at least one fen.",
                    Map.of("lowestPrice", lowestPrice));
        }
        for (long from : steps(terms, lowestPrice)) {
            requireRates(terms, from);
            requireRoom(terms, from, lowestPrice);
        }
    }

    /** Three parties, the supplier taking the rest: what most rules are. */
    public static SplitTerms of(Rates rates) {
        return new SplitTerms(
                List.of(
                        SplitTerm.rest(PartyKind.SUPPLIER),
                        SplitTerm.percentage(PartyKind.PROPERTY_COMPANY, rates.propertyCompany()),
                        SplitTerm.percentage(PartyKind.PLATFORM, rates.platform())),
                0,
                Money.CNY,
                1);
    }

    /** These terms as three rates; empty where they are more than that. */
    public Optional<Rates> asRates() {
        boolean three = terms.stream()
                .map(SplitTerm::party)
                .toList()
                .equals(List.of(PartyKind.SUPPLIER, PartyKind.PROPERTY_COMPANY, PartyKind.PLATFORM));
        if (!three || !terms.get(0).takesRest() || hasAmounts() || commissionTax != 0) {
            return Optional.empty();
        }
        int company = terms.get(1).portion().basisPointsOf(0);
        int platform = terms.get(2).portion().basisPointsOf(0);
        return Optional.of(new Rates(Portion.WHOLE - company - platform, company, platform));
    }

    /** Amounts of money play a part: then it is for one currency, and for prices from the lowest on. */
    boolean hasAmounts() {
        return terms.stream().anyMatch(SplitTerm::hasAmounts);
    }

    boolean covers(Money unitPrice) {
        return !hasAmounts() || unitPrice.currency().equals(currency) && unitPrice.amount() >= lowestPrice;
    }

    boolean names(PartyKind party) {
        return terms.stream().anyMatch(term -> term.party() == party);
    }

    private static void requireParties(List<SplitTerm> terms) {
        if (terms.size() > MOST_PARTIES) {
            throw refusal(
                    "too-many-parties",
                    "A rule has at most " + MOST_PARTIES + " parties.",
                    Map.of("parties", terms.size()));
        }
        for (int index = 1; index < terms.size(); index++) {
            if (BY_PARTY.compare(terms.get(index - 1), terms.get(index)) == 0) {
                throw refusal(
                        "party-twice",
                        "A party is named twice.",
                        Map.of("party", terms.get(index).party()));
            }
        }
    }

    private static void requireResidual(List<SplitTerm> terms) {
        var residual = terms.stream()
                .filter(SplitTerm::takesRest)
                .map(SplitTerm::party)
                .toList();
        if (residual.isEmpty()) {
            throw refusal("no-residual-party", "Exactly one party must take what is left; none does.", Map.of());
        }
        if (residual.size() > 1) {
            throw refusal(
                    "several-residual-parties",
                    "Exactly one party must take what is left; several do.",
                    Map.of("parties", residual));
        }
        if (residual.get(0) == PartyKind.LEADER) {
            throw refusal(
                    "residual-not-always-there",
                    "Not every order has a leader, so a leader cannot be the one who takes what is left.",
                    Map.of("party", residual.get(0)));
        }
    }

    private static void requireRates(List<SplitTerm> terms, long from) {
        int sum = terms.stream()
                .mapToInt(term -> term.portion().basisPointsOf(from))
                .sum();
        if (sum > Portion.WHOLE) {
            throw refusal(
                    "rates-do-not-add-up",
                    "The rates add up to more than 10000 basis points.",
                    Map.of("sum", sum, "from", from));
        }
    }

    /**
     * Fixed amounts and minimums leave nobody less than nothing, for lines from this amount up to the next step.
     *
     * <p>Why two checks are enough: let u be the price of a unit, q the quantity, A = uq the amount, p and f the rate and
     * fixed amount of a party, m its minimum. A share max(pA + fq, m) grows with A no faster than p + f/u ≤ p + f/lowest. If
     * these add up to at most one, what is left never falls as A grows, so it is least at the smallest A, which is checked,
     * every share rounded up.
     */
    private static void requireRoom(List<SplitTerm> terms, long from, long lowestPrice) {
        if (terms.stream().noneMatch(term -> term.perUnit() > 0 || term.minimum() > 0)) {
            return;
        }
        var price = BigInteger.valueOf(lowestPrice);
        var least = BigInteger.valueOf(Math.max(from, lowestPrice));
        var growth = BigInteger.ZERO;
        var taken = BigInteger.ZERO;
        for (var term : terms) {
            var rate = BigInteger.valueOf(term.portion().basisPointsOf(from));
            var fixed = BigInteger.valueOf(term.perUnit());
            var slope = rate.multiply(price).add(fixed.multiply(WHOLE));
            growth = growth.add(slope);
            taken = taken.add(limited(term, roundedUp(slope.multiply(least), price.multiply(WHOLE))));
        }
        if (growth.compareTo(price.multiply(WHOLE)) > 0 || taken.compareTo(least) > 0) {
            throw refusal(
                    "fixed-exceeds-price",
                    "With the fixed amounts and minimums the parties would get more than a line of this amount.",
                    Map.of("amount", least, "shares", taken, "lowestPrice", lowestPrice));
        }
    }

    private static BigInteger limited(SplitTerm term, BigInteger share) {
        var atLeast = share.max(BigInteger.valueOf(term.minimum()));
        return term.maximum().map(BigInteger::valueOf).map(atLeast::min).orElse(atLeast);
    }

    private static BigInteger roundedUp(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    /** The amounts at which a rate changes, as far as lines of the lowest price and above are concerned. */
    private static SortedSet<Long> steps(List<SplitTerm> terms, long lowestPrice) {
        var steps = new TreeSet<>(Set.of(0L));
        terms.forEach(term -> steps.addAll(term.portion().steps()));
        return steps.tailSet(Objects.requireNonNull(steps.floor(lowestPrice)));
    }

    private static Refusal refusal(String code, String message, Map<String, Object> facts) {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, code, message, facts);
    }
}
