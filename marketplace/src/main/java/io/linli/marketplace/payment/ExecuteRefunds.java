package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;

/**
 * Executes ordered refunds at the provider. Every instance may run it: refunds are claimed first, the provider is called
 * outside any transaction with the refund's key, the outcome is committed afterwards. A crash in between ends the claim's
 * lease, and the next try with the same key meets the same refund.
 */
@ApplicationScoped
public class ExecuteRefunds {

    private static final Logger LOG = Logger.getLogger(ExecuteRefunds.class);

    static final int BATCH = 20;
    static final int MAX_TRIES = 20;

    /** Longer than a call may take with all its retries. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Refunds refunds;
    private final RecordRefund records;
    private final PaymentGateway gateway;
    private final Retries retries;
    private final Tenancy tenancy;
    private final Clock clock;

    ExecuteRefunds(
            Refunds refunds,
            RecordRefund records,
            PaymentGateway gateway,
            Retries retries,
            Tenancy tenancy,
            Clock clock) {
        this.refunds = refunds;
        this.records = records;
        this.gateway = gateway;
        this.retries = retries;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Claims and executes one batch; bounded by {@value #BATCH}. */
    @Scheduled(
            every = "${linli.payment.refund-every:2s}",
            identity = "execute-refunds",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return claim().chain(this::executeAll);
    }

    private Uni<List<Refund>> claim() {
        var now = clock.instant();
        return Panache.withTransaction(
                () -> tenancy.cross("execute-refunds").chain(() -> refunds.claim(BATCH, now, now.plus(LEASE))));
    }

    private Uni<Void> executeAll(List<Refund> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(this::execute)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** One refund's trouble does not keep the others waiting: what is unexpected is tried again when its lease ends. */
    private Uni<EventOutcome> execute(Refund refund) {
        return madeBefore(refund)
                .chain(made -> made.map(Uni.createFrom()::item).orElseGet(() -> gateway.refund(refund.order())))
                .chain(records::record)
                .onFailure(ProviderFailure.class)
                .recoverWithUni(failure -> putOff(refund, (ProviderFailure) failure))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "refund %s", refund.id()))
                .onFailure()
                .recoverWithItem(EventOutcome.EXCEPTION);
    }

    /** From the second try on: the first may have worked although we never heard. */
    private Uni<Optional<ProviderFact.RefundChanged>> madeBefore(Refund refund) {
        return refund.tries() > 1
                ? gateway.findRefund(refund.order())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<EventOutcome> putOff(Refund refund, ProviderFailure failure) {
        boolean hopeless = failure.kind() == ProviderFailure.Kind.REJECTED || refund.tries() >= MAX_TRIES;
        LOG.warnf("refund %s, try %d: %s %s", refund.id(), refund.tries(), failure.kind(), failure.code());
        return Panache.withTransaction(() -> tenancy.enter(refund.companyId())
                        .chain(() -> hopeless ? giveUp(refund, failure) : tryLater(refund, failure)))
                .replaceWith(EventOutcome.EXCEPTION);
    }

    private Uni<Boolean> giveUp(Refund refund, ProviderFailure failure) {
        LOG.errorf("refund %s is given up: %s; somebody must look", refund.id(), failure.code());
        return records.fail(refund, Optional.empty(), failure.code());
    }

    /** An answered error sticks to its key, so the next try takes another; it looks first whether the refund exists. */
    private Uni<Boolean> tryLater(Refund refund, ProviderFailure failure) {
        boolean keySpoilt = failure.kind() == ProviderFailure.Kind.BROKEN;
        var key = keySpoilt ? refund.id() + "-" + refund.tries() : refund.key();
        return refunds.tryLater(refund.id(), clock.instant().plus(retries.after(refund.tries())), failure.code(), key);
    }
}
