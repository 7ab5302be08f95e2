package io.linli.marketplace.settlement;

import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * The part of a line's amount that a party gets, before fixed amounts and limits.
 *
 * <p>Refuses with: {@code negative-share}, {@code rates-do-not-add-up} (more than the whole), {@code tiers-not-ascending}.
 */
public sealed interface Portion {

    /** All, in basis points. */
    int WHOLE = 10_000;

    /** What the others leave. Exactly one party of a rule has it. */
    record Rest() implements Portion {}

    /** @param basisPoints 500 is 5 % */
    record Percentage(int basisPoints) implements Portion {

        public Percentage {
            requireRate(basisPoints);
        }
    }

    /**
     * A percentage of the whole line that depends on its amount.
     *
     * @param tiers the first from 0, each from a larger amount than the one before
     */
    record Tiers(List<Tier> tiers) implements Portion {

        static final int MOST = 20;

        public Tiers {
            tiers = List.copyOf(tiers);
            if (!ascending(tiers)) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "tiers-not-ascending",
                        "Tiers must begin at 0 and rise, each from a larger amount than the one before; at most " + MOST
                                + ".",
                        Map.of("from", tiers.stream().map(Tier::from).toList()));
            }
        }

        private static boolean ascending(List<Tier> tiers) {
            if (tiers.isEmpty() || tiers.size() > MOST || tiers.get(0).from() != 0) {
                return false;
            }
            for (int index = 1; index < tiers.size(); index++) {
                if (tiers.get(index).from() <= tiers.get(index - 1).from()) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * One step of tiers.
     *
     * @param from minor units of the line's amount from which on the rate holds
     * @param basisPoints 500 is 5 %
     */
    record Tier(long from, int basisPoints) {

        public Tier {
            requireRate(basisPoints);
        }
    }

    /** The rate for a line of this amount; 0 for the rest, which has none of its own. */
    default int basisPointsOf(long amount) {
        if (this instanceof Percentage percentage) {
            return percentage.basisPoints();
        }
        if (this instanceof Tiers tiers) {
            return tiers.tiers().stream()
                    .filter(tier -> tier.from() <= amount)
                    .reduce((lower, higher) -> higher)
                    .orElseThrow()
                    .basisPoints();
        }
        return 0;
    }

    /** The amounts at which the rate changes, 0 among them. */
    default List<Long> steps() {
        return this instanceof Tiers tiers
                ? tiers.tiers().stream().map(Tier::from).toList()
                : List.of(0L);
    }

    private static void requireRate(int basisPoints) {
        if (basisPoints < 0) {
            throw negative(Map.of("basisPoints", basisPoints));
        }
        if (basisPoints > WHOLE) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "rates-do-not-add-up",
                    "A rate is at most 10000 basis points, which is all.",
                    Map.of("basisPoints", basisPoints));
        }
    }

    /** @param facts what was negative */
    static Refusal negative(Map<String, Object> facts) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE, "negative-share", "No part of a rule may be less than nothing.", facts);
    }
}
