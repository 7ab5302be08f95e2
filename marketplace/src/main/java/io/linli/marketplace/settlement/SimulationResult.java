package io.linli.marketplace.settlement;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.PartyKind;

/**
 * What parties got of a month's orders, refunds taken back, and what they would have got.
 *
 * @param orders of the month that were paid and divided
 * @param changedLines how many of their {@code lines} the rule would have divided
 * @param parties every party, largest gain first; sums up to nothing gained or lost in each currency
 * @param suppliers what the orders of each supplier brought to each kind of party
 * @param communities what the orders of each community brought to each kind of party
 */
public record SimulationResult(
        YearMonth month,
        long orders,
        long lines,
        long changedLines,
        List<PartyOutcome> parties,
        List<GroupOutcome> suppliers,
        List<GroupOutcome> communities) {

    public SimulationResult {
        parties = List.copyOf(parties);
        suppliers = List.copyOf(suppliers);
        communities = List.copyOf(communities);
    }

    /**
     * One party's figures.
     *
     * @param tax what of the platform's share is tax on commission
     * @param got by the ledger
     */
    public record PartyOutcome(PartyKind party, UUID partyId, boolean tax, Money got, Money would) {}

    /**
     * The figures of a kind of party on the orders of one supplier or community.
     *
     * @param id the supplier's or community's
     */
    public record GroupOutcome(UUID id, PartyKind party, boolean tax, Money got, Money would) {}
}
