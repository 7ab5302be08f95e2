package io.linli.marketplace.ledger;

import java.util.List;

/**
 * One lane of the ledger, recomputed.
 *
 * @param lane 0 to 15
 * @param height how many entries it should have
 * @param head hash of its last entry, in hexadecimal; kept elsewhere, it proves later that nothing before it changed
 * @param entries how many, from the first on, are as they were sealed
 * @param flaws the first broken entry, or the first balance that is off; empty when there is none
 */
public record LaneReport(int lane, long height, String head, long entries, List<Flaw> flaws) {

    public LaneReport {
        flaws = List.copyOf(flaws);
    }
}
