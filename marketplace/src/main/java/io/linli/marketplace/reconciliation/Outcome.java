package io.linli.marketplace.reconciliation;

import java.util.List;

import io.linli.catalog.kernel.Money;

/**
 * What comparing found.
 *
 * @param matched facts and movements that agree, in pairs
 * @param bankMatched bank rows that agree with their transfer
 * @param waiting what may still come
 * @param outside facts in which no provider took part
 * @param underWay what the provider's balance has and the ledger's clearing has not, of what is waiting
 */
record Outcome(
        long matched, long bankMatched, long waiting, long outside, List<Money> underWay, List<Finding> findings) {

    Outcome {
        underWay = List.copyOf(underWay);
        findings = List.copyOf(findings);
    }
}
