package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.Party;

/**
 * Asks back what parties were paid and owe since a refund or a lost dispute: line by line, from the transfer that paid it. What
 * was released and not paid yet needs no asking: the next payout is less.
 */
@ApplicationScoped
public class RecallShares {

    private static final Logger LOG = Logger.getLogger(RecallShares.class);

    /** Parties of one round, and lines of one party. */
    private static final int MOST_PARTIES = 100;

    private static final int MOST_LINES = 100;

    private final RecallStore recalls;
    private final PayoutAccounts accounts;
    private final Tenancy tenancy;
    private final Clock clock;

    RecallShares(RecallStore recalls, PayoutAccounts accounts, Tenancy tenancy, Clock clock) {
        this.recalls = recalls;
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.payout.recall-every:10s}",
            identity = "recall-shares",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return owing().onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::recall)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<Party>> owing() {
        return Panache.withTransaction(() -> tenancy.cross("recall-shares").chain(() -> recalls.owing(MOST_PARTIES)));
    }

    private Uni<Boolean> recall(Party party) {
        return Uni.createFrom()
                .deferred(() -> next(party))
                .repeat()
                .whilst(planned -> planned)
                .select()
                .first(MOST_LINES)
                .collect()
                .last();
    }

    /** Its account is locked, as a payout locks it: what the party owes is netted or asked back, not both. */
    private Uni<Boolean> next(Party party) {
        return Panache.withTransaction(() -> tenancy.cross("recall-shares")
                        .chain(() -> accounts.lock(party))
                        .chain(() -> recalls.plan(party, clock.instant())))
                .invoke(planned -> {
                    if (planned) {
                        LOG.infof("a line's share is asked back from %s %s", party.kind(), party.id());
                    }
                });
    }
}
