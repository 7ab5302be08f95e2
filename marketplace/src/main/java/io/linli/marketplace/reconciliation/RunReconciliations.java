package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderBalance;
import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.reconciliation.ReadMovements.Pass;

/**
 * Does the runs that were asked for, one at a time whatever the number of instances: reads what the provider has, places the
 * bank's rows, compares part by part, keeps what was found, and ends with the equation of the balances. A run whose instance
 * is gone is taken over when its lease ends, from its beginning: comparing again changes nothing.
 */
@ApplicationScoped
public class RunReconciliations {

    private static final Logger LOG = Logger.getLogger(RunReconciliations.class);

    /** Facts and movements of one part, roughly: what is held in memory at once. */
    static final long PART = 10_000;

    /** Passes of the reader before a run goes on with what is there. */
    private static final int MAX_PASSES = 1_000;

    private static final int MAX_ATTEMPTS = 5;
    private static final int MOST_NUMBERS = 10_000;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final RunStore runs;
    private final ReadMovements reader;
    private final BookFees fees;
    private final ProviderBalance provider;
    private final MovementStore movements;
    private final EvidenceStore evidence;
    private final BankStore bank;
    private final PayoutFacts payouts;
    private final Comparison comparison;
    private final ExceptionStore exceptions;
    private final BalanceStore balances;
    private final Tenancy tenancy;
    private final ReconciliationSettings settings;
    private final Clock clock;

    RunReconciliations(
            RunStore runs,
            ReadMovements reader,
            BookFees fees,
            ProviderBalance provider,
            MovementStore movements,
            EvidenceStore evidence,
            BankStore bank,
            PayoutFacts payouts,
            Comparison comparison,
            ExceptionStore exceptions,
            BalanceStore balances,
            Tenancy tenancy,
            ReconciliationSettings settings,
            Clock clock) {
        this.runs = runs;
        this.reader = reader;
        this.fees = fees;
        this.provider = provider;
        this.movements = movements;
        this.evidence = evidence;
        this.bank = bank;
        this.payouts = payouts;
        this.comparison = comparison;
        this.exceptions = exceptions;
        this.balances = balances;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.reconciliation.work-every:1s}",
            delayed = "8s",
            identity = "run-reconciliations",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return transaction(() -> runs.take(clock.instant(), clock.instant().plus(LEASE)))
                .chain(taken ->
                        taken.map(this::run).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> run(UUID id) {
        return readAll(id, MAX_PASSES)
                .chain(pass -> pass == Pass.HELD
                        ? transaction(() -> runs.giveBack(id, clock.instant().plus(SOON), false))
                                .replaceWithVoid()
                        : compare(id))
                .onFailure()
                .recoverWithUni(failure -> failed(id, failure));
    }

    private Uni<Pass> readAll(UUID id, int left) {
        return transaction(() -> runs.keepLease(id, clock.instant().plus(LEASE)))
                .chain(held -> reader.read())
                .chain(pass -> pass == Pass.MORE && left > 0
                        ? readAll(id, left - 1)
                        : Uni.createFrom().item(pass));
    }

    private Uni<Void> compare(UUID id) {
        return fees.book().chain(provider::standing).chain(standing -> placeBankRows()
                .chain(() -> partsOf(id))
                .chain(parts -> parts(id, parts))
                .chain(totals -> finish(id, totals, standing)));
    }

    private Uni<Integer> placeBankRows() {
        return transaction(() -> bank.place()
                .chain(() -> bank.unplaced(MOST_NUMBERS))
                .chain(payouts::idsOf)
                .chain(found -> bank.place(found)));
    }

    /**
     * Looks up what is compared. Before the first reading and shortly after, one side may be missing for no other reason than
     * that.
     */
    private Uni<Integer> partsOf(UUID id) {
        return transaction(() -> runs.find(id)
                .map(Optional::orElseThrow)
                .chain(run -> movements.readFrom().chain(readFrom -> {
                    var known = readFrom.orElse(run.from()).plus(settings.lateAfter());
                    var from = run.from().isBefore(known) ? known : run.from();
                    return evidence.size(from, run.to().orElse(null))
                            .map(size -> (int) (size / PART) + 1)
                            .call(parts -> evidence.gather(id, from, run.to().orElse(null), parts));
                })));
    }

    private Uni<Totals> parts(UUID id, int parts) {
        var totals = new AtomicReference<>(Totals.NONE);
        return Multi.createFrom()
                .range(0, parts)
                .onItem()
                .transformToUniAndConcatenate(
                        part -> transaction(() -> part(id, part, totals.get())).invoke(totals::set))
                .collect()
                .last();
    }

    private Uni<Totals> part(UUID id, int part, Totals before) {
        return runs.keepLease(id, clock.instant().plus(LEASE))
                .chain(() -> evidence.keys(id, part))
                .chain(keys -> comparison.of(keys).chain(found -> exceptions
                        .keep(id, keys, found.findings(), clock.instant())
                        .map(cleared -> before.plus(found, cleared))));
    }

    private Uni<Void> finish(UUID id, Totals totals, List<Money> standing) {
        return transaction(() -> evidence.forget(id)
                        .chain(() -> exceptions.opened(id))
                        .chain(opened -> balances.equation(standing, totals.underWay())
                                .chain(equation -> runs.done(id, totals, opened, equation, clock.instant()))
                                .invoke(() -> LOG.infof(
                                        "reconciliation %s: %d matched, %d waiting, %d exceptions, %d of them new",
                                        id, totals.matched(), totals.waiting(), totals.found(), opened))))
                .replaceWithVoid();
    }

    private Uni<Void> failed(UUID id, Throwable failure) {
        LOG.errorf(failure, "reconciliation %s", id);
        var code = failure instanceof ProviderFailure ? "payment-provider-unavailable" : "reconciliation-broken";
        return transaction(() -> runs.attempts(id)
                        .chain(attempts -> attempts < MAX_ATTEMPTS
                                ? runs.giveBack(id, clock.instant().plus(LATER), true)
                                : runs.failed(id, code, clock.instant()))
                        .call(() -> evidence.forget(id)))
                .replaceWithVoid();
    }

    private <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> tenancy.cross("reconcile").chain(() -> work.get()));
    }
}
