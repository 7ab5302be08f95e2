package io.linli.marketplace.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.linli.catalog.kernel.Tenancy;

/**
 * Recomputes the whole ledger and finds what was changed behind its back: every entry's hash from its rows and the entry
 * before it, and every balance from the postings.
 *
 * <p>One lane after the other, each in a snapshot of its own and in stretches of a bounded number of entries, so that booking
 * goes on meanwhile and is no false alarm. A ledger rewritten as a whole, with all its seals, is consistent again: against
 * that, keep the heads that are answered in another place.
 */
@ApplicationScoped
public class VerifyLedger {

    private static final int LANES = 16;

    private final LedgerLanes lanes;
    private final Tenancy tenancy;
    private final Clock clock;

    VerifyLedger(LedgerLanes lanes, Tenancy tenancy, Clock clock) {
        this.lanes = lanes;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Crosses tenants; for the operator. */
    public Uni<LedgerVerification> verify() {
        return Multi.createFrom()
                .range(0, LANES)
                .onItem()
                .transformToUniAndConcatenate(this::lane)
                .collect()
                .asList()
                .chain(reports -> outside().map(found -> LedgerVerification.of(clock.instant(), reports, found)));
    }

    private Uni<LaneReport> lane(int lane) {
        return Panache.withTransaction(() -> lanes.holdStill()
                .chain(() -> tenancy.cross("verify-ledger"))
                .chain(() -> lanes.head(lane))
                .chain(head -> walk(LaneWalk.begin(head)))
                .chain(walk -> lanes.balances(lane).map(walk::report)));
    }

    private Uni<List<Flaw>> outside() {
        return Panache.withTransaction(() -> tenancy.cross("verify-ledger").chain(lanes::unsealed));
    }

    /** To the end of the lane or its first flaw. A loop, not a recursion: a lane may have very many stretches. */
    private Uni<LaneWalk> walk(LaneWalk from) {
        var reached = new AtomicReference<>(from);
        return Multi.createBy()
                .repeating()
                .uni(() -> lanes.next(reached.get()).map(reached.get()::over).invoke(reached::set))
                .whilst(walk -> !walk.ended())
                .collect()
                .last()
                .replaceWith(reached::get);
    }
}
