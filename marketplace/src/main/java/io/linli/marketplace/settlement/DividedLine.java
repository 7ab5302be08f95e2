package io.linli.marketplace.settlement;

import java.util.Map;

/**
 * A line that was paid and divided.
 *
 * @param rule it was frozen with
 * @param got minor units each has of it by the ledger, refunds taken back; adds up to what was kept of the line
 */
record DividedLine(SplitLine line, SplitRule rule, Map<Simulation.Recipient, Long> got) {

    DividedLine {
        got = Map.copyOf(got);
    }
}
