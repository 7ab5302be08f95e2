package io.linli.marketplace.statement;

import java.util.EnumMap;
import java.util.Map;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;

/** How a balance became another, by category. Positive in the party's favour. Opening and the six add up to closing. */
public record StatementTotals(
        Money opening,
        Money earned,
        Money takenBack,
        Money restored,
        Money paidOut,
        Money cameBack,
        Money corrected,
        Money closing) {

    public StatementTotals {
        var sum = opening.plus(earned)
                .plus(takenBack)
                .plus(restored)
                .plus(paidOut)
                .plus(cameBack)
                .plus(corrected);
        if (!sum.equals(closing)) {
            throw new IllegalArgumentException("a statement adds up: " + sum + " is not " + closing);
        }
    }

    /**
     * Totals of a month from where it ended.
     *
     * @param moved sums of the movements, by fact
     */
    public static StatementTotals upTo(Money closing, Map<EntryKind, Money> moved) {
        var zero = Money.zero(closing.currency());
        var sums = new EnumMap<StatementCategory, Money>(StatementCategory.class);
        moved.forEach((kind, amount) -> sums.merge(StatementCategory.of(kind), amount, Money::plus));
        var all = moved.values().stream().reduce(zero, Money::plus);
        return new StatementTotals(
                closing.minus(all),
                sums.getOrDefault(StatementCategory.EARNED, zero),
                sums.getOrDefault(StatementCategory.TAKEN_BACK, zero),
                sums.getOrDefault(StatementCategory.RESTORED, zero),
                sums.getOrDefault(StatementCategory.PAID_OUT, zero),
                sums.getOrDefault(StatementCategory.CAME_BACK, zero),
                sums.getOrDefault(StatementCategory.CORRECTED, zero),
                closing);
    }

    public Money of(StatementCategory category) {
        return switch (category) {
            case EARNED -> earned;
            case TAKEN_BACK -> takenBack;
            case RESTORED -> restored;
            case PAID_OUT -> paidOut;
            case CAME_BACK -> cameBack;
            case CORRECTED -> corrected;
        };
    }
}
