package io.linli.marketplace.statement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;

/**
 * Issues the statements of months that are over, for all parties. Every instance may run it: a party's month is told under the
 * party's lock and once; a party that cannot be told now is told in a later round and keeps nobody waiting.
 */
@ApplicationScoped
public class IssueDueStatements {

    private static final Logger LOG = Logger.getLogger(IssueDueStatements.class);

    /** Parties looked up at once. */
    private static final int BATCH = 100;

    private final IssueStatement issueStatement;
    private final StatementStore store;
    private final StatementSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    IssueDueStatements(
            IssueStatement issueStatement,
            StatementStore store,
            StatementSettings settings,
            Tenancy tenancy,
            Clock clock) {
        this.issueStatement = issueStatement;
        this.store = store;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.statement.issue-every:10m}",
            delayed = "${linli.statement.issue-delayed:10m}",
            identity = "issue-statements",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return issueUpTo(StatementMonth.endedBy(clock.instant().minus(settings.issueAfter()), settings.timeZone()));
    }

    /** Tells every party's months up to this one. */
    public Uni<Void> issueUpTo(StatementMonth last) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reached(), reached -> batch(last, reached))
                .until(List::isEmpty)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** How far a round is. */
    private static final class Reached {

        private Optional<StatedAccounts> party = Optional.empty();
    }

    private Uni<List<StatedAccounts>> batch(StatementMonth last, Reached reached) {
        return Panache.withTransaction(() -> tenancy.cross("issue-due-statements")
                        .chain(() -> store.due(last.endsAt(), reached.party, BATCH)))
                .call(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(accounts -> one(accounts, last))
                        .collect()
                        .last())
                .invoke(due ->
                        due.stream().reduce((one, two) -> two).ifPresent(end -> reached.party = Optional.of(end)));
    }

    private Uni<Void> one(StatedAccounts accounts, StatementMonth last) {
        return issueStatement
                .issueUpTo(accounts, last)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure,
                        "no statement for %s %s",
                        accounts.party().kind(),
                        accounts.party().id()))
                .onFailure()
                .recoverWithNull();
    }
}
