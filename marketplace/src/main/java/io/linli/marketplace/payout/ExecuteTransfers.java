package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.Retries;
import io.linli.marketplace.payment.TransferGateway;

/**
 * Has the provider move what was set aside: payouts, and what is asked back. Every instance may run it: movements are claimed
 * first, the provider is called outside any transaction with the movement's key, the outcome is committed afterwards. A crash in
 * between ends the claim's lease; the next try finds what was done or, with the same key, meets it.
 */
@ApplicationScoped
public class ExecuteTransfers {

    private static final Logger LOG = Logger.getLogger(ExecuteTransfers.class);

    static final int BATCH = 20;

    /** Longer than a call may take with all its retries. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final PayoutStore payouts;
    private final RecallStore recalls;
    private final TransferGateway gateway;
    private final Retries retries;
    private final Tenancy tenancy;
    private final Clock clock;

    ExecuteTransfers(
            PayoutStore payouts,
            RecallStore recalls,
            TransferGateway gateway,
            Retries retries,
            Tenancy tenancy,
            Clock clock) {
        this.payouts = payouts;
        this.recalls = recalls;
        this.gateway = gateway;
        this.retries = retries;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Claims and executes one batch each; bounded by {@value #BATCH}. */
    @Scheduled(
            every = "${linli.payout.execute-every:2s}",
            identity = "execute-transfers",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return run(recalls).chain(() -> run(payouts));
    }

    private <M extends Movement> Uni<Void> run(Movements<M> movements) {
        return claim(movements)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(movement -> execute(movements, movement))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private <M extends Movement> Uni<List<M>> claim(Movements<M> movements) {
        var now = clock.instant();
        return Panache.withTransaction(
                () -> tenancy.cross("execute-transfers").chain(() -> movements.claim(BATCH, now, now.plus(LEASE))));
    }

    /** One movement's trouble does not keep the others waiting: what is unexpected is tried again when its lease ends. */
    private <M extends Movement> Uni<Boolean> execute(Movements<M> movements, M movement) {
        return doneBefore(movement)
                .chain(found -> found.map(id -> Uni.createFrom().item(id)).orElseGet(() -> movement.make(gateway)))
                .chain(id -> crossing(() -> movements.done(movement, id, clock.instant())))
                .onFailure(ProviderFailure.class)
                .recoverWithUni(failure -> put(movements, movement, (ProviderFailure) failure))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "movement %s", movement.id()))
                .onFailure()
                .recoverWithItem(false);
    }

    /** From the second try on: the first may have worked although we never heard. */
    private Uni<Optional<String>> doneBefore(Movement movement) {
        return movement.tries() > 1 ? movement.find(gateway) : Uni.createFrom().item(Optional.empty());
    }

    private <M extends Movement> Uni<Boolean> put(Movements<M> movements, M movement, ProviderFailure failure) {
        LOG.warnf("movement %s, try %d: %s %s", movement.id(), movement.tries(), failure.kind(), failure.code());
        return crossing(() -> movement.endedBy(failure)
                ? movements.refused(movement, failure.code(), clock.instant())
                : tryLater(movements, movement, failure));
    }

    /** An answered error sticks to its key, so the next try takes another; it looks first whether the movement was made. */
    private <M extends Movement> Uni<Boolean> tryLater(Movements<M> movements, M movement, ProviderFailure failure) {
        boolean keySpoilt =
                failure.kind() == ProviderFailure.Kind.BROKEN || failure.kind() == ProviderFailure.Kind.REJECTED;
        var key = keySpoilt ? movement.id() + "-" + movement.tries() : movement.key();
        return movements.tryLater(movement, clock.instant().plus(retries.after(movement.tries())), failure.code(), key);
    }

    private <T> Uni<T> crossing(Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> tenancy.cross("execute-transfers").chain(() -> work.get()));
    }
}
