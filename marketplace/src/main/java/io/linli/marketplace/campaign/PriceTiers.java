package io.linli.marketplace.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What one unit costs everybody, by how many units the neighbours take together. Pure.
 *
 * @param tiers at least one; the first is the campaign's price, from its first unit; units rise and prices fall from each to
 *     the next
 */
public record PriceTiers(List<PriceTier> tiers) {

    /** With the campaign's price. */
    public static final int MOST = 5;

    private static final long MOST_UNITS = 1_000_000;

    public PriceTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).fromUnits() != 1) {
            throw new IllegalArgumentException("the first price counts from the first unit: " + tiers);
        }
        check(tiers);
    }

    /** The next price to reach. @param unitsMissing at least 1 */
    public record Next(long unitsMissing, Money price) {}

    /** One price, however many units. */
    public static PriceTiers flat(Money price) {
        return new PriceTiers(List.of(new PriceTier(1, price)));
    }

    /**
     * A campaign's price and the lower ones.
     *
     * <p>Refuses with: {@code price-tiers-invalid} with the facts {@code tier} (1 for the first of the lower ones) and {@code
     * why}: {@code too-many}, {@code units-not-rising}, {@code too-many-units}, {@code other-currency}, {@code
     * price-not-positive}, {@code price-not-falling}.
     *
     * @param price positive, from the first unit on
     * @param lower often empty
     */
    public static PriceTiers of(Money price, List<PriceTier> lower) {
        var all = new ArrayList<PriceTier>();
        all.add(new PriceTier(1, price));
        all.addAll(lower);
        return new PriceTiers(all);
    }

    public Money first() {
        return tiers.get(0).price();
    }

    /** Whether more units make it cheaper. */
    public boolean falling() {
        return tiers.size() > 1;
    }

    /** What everybody pays for a unit if they take so many units together. */
    public Money priceAt(long units) {
        return tiers.get(reached(units)).price();
    }

    /** How many more units make it cheaper for everybody; empty at the last price. */
    public Optional<Next> next(long units) {
        return tiers.stream()
                .skip(reached(units) + 1L)
                .findFirst()
                .map(tier -> new Next(tier.fromUnits() - Math.max(0, units), tier.price()));
    }

    private int reached(long units) {
        return IntStream.range(1, tiers.size())
                .filter(index -> tiers.get(index).fromUnits() <= units)
                .max()
                .orElse(0);
    }

    private static void check(List<PriceTier> tiers) {
        require(tiers.size() <= MOST, MOST, "too-many");
        for (int index = 1; index < tiers.size(); index++) {
            check(index, tiers.get(index - 1), tiers.get(index));
        }
    }

    private static void check(int index, PriceTier before, PriceTier tier) {
        require(tier.fromUnits() > before.fromUnits(), index, "units-not-rising");
        require(tier.fromUnits() <= MOST_UNITS, index, "too-many-units");
        require(tier.price().currency().equals(before.price().currency()), index, "other-currency");
        require(tier.price().isPositive(), index, "price-not-positive");
        require(tier.price().compareTo(before.price()) < 0, index, "price-not-falling");
    }

    private static void require(boolean holds, int tier, String why) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "price-tiers-invalid",
                    "From each price to the next the units must rise and the price must fall; price " + tier
                            + " does not fit: " + why + ".",
                    Map.of("tier", tier, "why", why));
        }
    }
}
