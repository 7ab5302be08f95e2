package io.linli.marketplace.paidvisit;

import java.util.ArrayList;
import java.util.List;

import io.linli.catalog.kernel.Money;

/**
 * What giving a visit up comes to. Both are together what was left of its money.
 *
 * @param fee is kept, and divided as the visit's price
 * @param back goes back the way it was paid
 */
public record Ending(Money fee, Money back) {

    /** What goes back of a line. */
    record Back(PaidLine line, Money amount) {}

    /** A fee is of the visit itself, not of what was agreed on site besides: never more than is left of that. Pure. */
    static Money feeOf(List<PaidLine> lines, Money fee) {
        var left = sum(
                lines.stream().filter(line -> !line.extra()).map(PaidLine::left).toList(), fee);
        return least(fee, left);
    }

    /**
     * What goes back of each line, where so much is kept of all: of the visit itself first. Pure.
     *
     * @param kept from nothing to all that is left
     */
    static List<Back> backs(List<PaidLine> lines, Money kept) {
        var backs = new ArrayList<Back>();
        var toKeep = kept;
        for (var line : mainFirst(lines)) {
            var ofLine = least(toKeep, line.left());
            toKeep = toKeep.minus(ofLine);
            backs.add(new Back(line, line.left().minus(ofLine)));
        }
        return List.copyOf(backs);
    }

    /** Pure. */
    static Ending of(List<PaidLine> lines, Money kept) {
        var left = left(lines, kept);
        var fee = least(kept, left);
        return new Ending(fee, left.minus(fee));
    }

    static Money left(List<PaidLine> lines, Money anyOfTheCurrency) {
        return sum(lines.stream().map(PaidLine::left).toList(), anyOfTheCurrency);
    }

    private static List<PaidLine> mainFirst(List<PaidLine> lines) {
        var sorted = new ArrayList<>(lines);
        sorted.sort(java.util.Comparator.comparing(PaidLine::extra));
        return sorted;
    }

    private static Money sum(List<Money> amounts, Money anyOfTheCurrency) {
        return amounts.stream().reduce(Money.zero(anyOfTheCurrency.currency()), Money::plus);
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
