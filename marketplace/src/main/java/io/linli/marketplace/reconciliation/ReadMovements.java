package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderBalance;
import io.linli.marketplace.payment.ProviderBalance.MovementPage;
import io.linli.marketplace.payment.ProviderFailure;

/**
 * Reads the provider's list of what moved its balance, from where it last stopped, and stores what is new. One instance at a
 * time, a bounded number of pages a pass; the next pass goes on where this one stopped. Fees are booked right behind.
 */
@ApplicationScoped
public class ReadMovements {

    private static final Logger LOG = Logger.getLogger(ReadMovements.class);

    /** Pages of one pass. */
    static final int MAX_PAGES = 50;

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final ProviderBalance provider;
    private final MovementStore store;
    private final BookFees fees;
    private final Tenancy tenancy;
    private final ReconciliationSettings settings;
    private final Clock clock;

    ReadMovements(
            ProviderBalance provider,
            MovementStore store,
            BookFees fees,
            Tenancy tenancy,
            ReconciliationSettings settings,
            Clock clock) {
        this.provider = provider;
        this.store = store;
        this.fees = fees;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.reconciliation.read-every:1m}",
            delayed = "7s",
            identity = "read-movements",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return read().onFailure(ProviderFailure.class)
                .invoke(failure -> LOG.warnf("provider's movements not read: %s", failure.getMessage()))
                .onFailure(ProviderFailure.class)
                .recoverWithItem(Pass.HELD)
                .chain(pass -> fees.book())
                .replaceWithVoid();
    }

    /** How a pass ended. */
    enum Pass {
        /** Everything up to now is read. */
        COMPLETE,
        /** There are more pages than a pass reads. */
        MORE,
        /** Another instance is reading. */
        HELD
    }

    /** One pass, at most {@value #MAX_PAGES} pages. */
    Uni<Pass> read() {
        return lease().chain(reading -> reading.map(
                        held -> pages(held, MAX_PAGES).onTermination().call(this::release))
                .orElseGet(() -> Uni.createFrom().item(Pass.HELD)));
    }

    private Uni<Optional<MovementReading>> lease() {
        var now = clock.instant();
        return Panache.withTransaction(() -> tenancy.cross("read-movements")
                .chain(() -> store.lease(now.minus(settings.readFirst()), now, now.plus(LEASE))));
    }

    private Uni<Integer> release() {
        return Panache.withTransaction(
                () -> tenancy.cross("read-movements").chain(() -> store.release(clock.instant())));
    }

    private Uni<Pass> pages(MovementReading reading, int left) {
        if (left == 0) {
            return Uni.createFrom().item(Pass.MORE);
        }
        var askedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return provider.movements(reading.from(settings.readOverlap()), reading.resumeAfter())
                .chain(page -> keep(page, reading.after(page, askedAt)))
                .chain(next -> next.complete() ? Uni.createFrom().item(Pass.COMPLETE) : pages(next, left - 1));
    }

    /** The reading moves only over what is stored. */
    private Uni<MovementReading> keep(MovementPage page, MovementReading next) {
        Instant now = clock.instant();
        return Panache.withTransaction(() -> tenancy.cross("read-movements")
                        .chain(() -> store.store(page.movements(), now))
                        .chain(() -> store.move(next, now.plus(LEASE))))
                .replaceWith(next);
    }
}
