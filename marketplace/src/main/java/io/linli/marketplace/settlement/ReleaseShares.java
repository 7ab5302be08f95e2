package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/**
 * Lets parties have their shares: what is still pending of a line becomes payable when its visit took place or its time is
 * over. Every instance may run it: lines are claimed in the transaction that books them, and each line is released once.
 */
@ApplicationScoped
public class ReleaseShares {

    private static final Logger LOG = Logger.getLogger(ReleaseShares.class);

    /** Lines of one entry: with every party's two postings far below {@link JournalEntry#MAX_POSTINGS}. */
    static final int BATCH = 100;

    /** Entries of one round; the rest waits for the next. */
    private static final int MOST = 100;

    private final Releases releases;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final Clock clock;

    ReleaseShares(Releases releases, Ledger ledger, Tenancy tenancy, Clock clock) {
        this.releases = releases;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.settlement.release-every:30s}",
            identity = "release-shares",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(lines -> lines > 0)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Releases one batch of one company's due lines. @return how many lines; 0 when none is due */
    public Uni<Integer> next() {
        var now = clock.instant();
        return Panache.withTransaction(() -> tenancy.cross("release-shares")
                .chain(() -> releases.claim(BATCH, now))
                .call(lines -> lines.isEmpty() ? Uni.createFrom().voidItem() : release(lines, now))
                .map(List::size));
    }

    private Uni<Void> release(List<UUID> lines, Instant now) {
        return releases.pending(lines)
                .chain(pending ->
                        pending.isEmpty() ? Uni.createFrom().item(false) : ledger.book(entry(Ids.next(), pending, now)))
                .chain(() -> releases.released(lines, now))
                .invoke(released -> LOG.infof("shares of %d lines are payable", released))
                .replaceWithVoid();
    }

    /** @param pending credits on the parties' pending accounts, at least one */
    static JournalEntry entry(UUID id, List<Posting> pending, Instant now) {
        var postings = pending.stream()
                .mapMulti((Posting share, java.util.function.Consumer<Posting> out) -> {
                    out.accept(share.reversed());
                    out.accept(share.on(LedgerAccount.payable(share.account().party())));
                })
                .toList();
        return JournalEntry.of(EntryKind.RELEASE, "release:" + id, now, postings);
    }
}
