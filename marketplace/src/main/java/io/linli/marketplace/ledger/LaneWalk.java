package io.linli.marketplace.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How far a lane was recomputed. Pure.
 *
 * @param head where the lane says it ends
 * @param height of the last entry found as it was sealed
 * @param hash of that entry, in hexadecimal
 * @param sums of the postings up to there, by account
 * @param ended by a flaw, or because there is no further entry
 */
record LaneWalk(Head head, long height, String hash, Map<UUID, Long> sums, Optional<Flaw> flaw, boolean ended) {

    /** What is before the first entry. */
    static final String NOTHING = "00".repeat(32);

    /** A lane's last entry, as the lane says. */
    record Head(int lane, long height, String hash) {}

    /**
     * Some entries in a row, recomputed.
     *
     * @param entries how many of them, from the first on, are as they were sealed
     * @param height of the last of these; {@code hash} too
     * @param sums of the postings of these, by account
     * @param flaw what ended it
     * @param more there may be entries behind these
     */
    record Stretch(long entries, long height, String hash, Map<UUID, Long> sums, Optional<Flaw> flaw, boolean more) {}

    static LaneWalk begin(Head head) {
        return new LaneWalk(head, 0, NOTHING, Map.of(), Optional.empty(), false);
    }

    LaneWalk over(Stretch stretch) {
        boolean moved = stretch.entries() > 0;
        var reached = new LaneWalk(
                head,
                moved ? stretch.height() : height,
                moved ? stretch.hash() : hash,
                added(stretch.sums()),
                stretch.flaw(),
                stretch.flaw().isPresent() || !stretch.more());
        return reached.ended && reached.flaw.isEmpty() ? reached.atTheEnd() : reached;
    }

    /**
     * The lane's result.
     *
     * @param balances as they are kept for the lane; compared only when every entry is as it was sealed
     */
    LaneReport report(Map<UUID, Long> balances) {
        var first = flaw.or(() -> firstOff(balances).map(Flaw::ofBalance));
        return new LaneReport(
                head.lane(),
                head.height(),
                head.hash(),
                height,
                first.map(List::of).orElse(List.of()));
    }

    /** There is no entry behind this one: the lane must end here, with this hash. */
    private LaneWalk atTheEnd() {
        if (height < head.height()) {
            return broken(Flaw.at(FlawKind.REMOVED, height + 1, null));
        }
        if (height > head.height()) {
            return broken(Flaw.at(FlawKind.ADDED, head.height() + 1, null));
        }
        return hash.equals(head.hash()) ? this : broken(Flaw.at(FlawKind.EDITED, height, null));
    }

    private LaneWalk broken(Flaw found) {
        return new LaneWalk(head, height, hash, sums, Optional.of(found), true);
    }

    private Map<UUID, Long> added(Map<UUID, Long> more) {
        var all = new HashMap<>(sums);
        more.forEach((account, sum) -> all.merge(account, sum, Math::addExact));
        return all;
    }

    private Optional<UUID> firstOff(Map<UUID, Long> balances) {
        SortedSet<UUID> accounts = new TreeSet<>(sums.keySet());
        accounts.addAll(balances.keySet());
        return accounts.stream()
                .filter(account -> !Objects.equals(sums.getOrDefault(account, 0L), balances.getOrDefault(account, 0L)))
                .findFirst();
    }
}
