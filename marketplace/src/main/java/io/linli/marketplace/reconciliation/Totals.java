package io.linli.marketplace.reconciliation;

import java.util.List;

import io.linli.catalog.kernel.Money;

/** What the parts of a run found so far, together. */
record Totals(
        long matched, long bankMatched, long waiting, long outside, long found, long cleared, List<Money> underWay) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, List.of());

    Totals plus(Outcome part, long clearedByPart) {
        var under = Sums.of(underWay);
        part.underWay().forEach(under::add);
        return new Totals(
                matched + part.matched(),
                bankMatched + part.bankMatched(),
                waiting + part.waiting(),
                outside + part.outside(),
                found + part.findings().size(),
                cleared + clearedByPart,
                under.nonZero());
    }
}
