package io.linli.marketplace.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What recomputing the ledger found.
 *
 * @param intact no flaw anywhere
 * @param entries checked and found as they were sealed
 * @param outside what is in the books and in no lane: the first of it
 */
public record LedgerVerification(Instant at, boolean intact, long entries, List<LaneReport> lanes, List<Flaw> outside) {

    public LedgerVerification {
        lanes = List.copyOf(lanes);
        outside = List.copyOf(outside);
    }

    static LedgerVerification of(Instant at, List<LaneReport> lanes, List<Flaw> outside) {
        boolean intact = outside.isEmpty()
                && lanes.stream().allMatch(lane -> lane.flaws().isEmpty());
        return new LedgerVerification(
                at, intact, lanes.stream().mapToLong(LaneReport::entries).sum(), lanes, outside);
    }
}
