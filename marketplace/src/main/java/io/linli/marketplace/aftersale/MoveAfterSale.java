package io.linli.marketplace.aftersale;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;

/** Writes a change of a request down, guarded by where it stood, and tells of it. In the caller's transaction and tenancy. */
@ApplicationScoped
class MoveAfterSale {

    private static final Logger LOG = Logger.getLogger(MoveAfterSale.class);

    private final AfterSaleStore store;
    private final DomainEvents events;
    private final Clock clock;

    MoveAfterSale(AfterSaleStore store, DomainEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses with: {@code after-sale-decided} when it no longer stands where it was read. */
    Uni<Void> move(AfterSale from, Move move) {
        return store.move(from, move, clock.instant())
                .invoke(MoveAfterSale::requireMoved)
                .chain(() -> events.publish(AfterSaleMoved.of(from, move.to().standing(), move.by())))
                .invoke(() -> LOG.infof(
                        "after-sale %s: %s by %s", from.id(), move.to().standing(), move.by()));
    }

    static Refusal decided() {
        return new Refusal(
                Refusal.Kind.CONFLICT, "after-sale-decided", "This request was decided or withdrawn already.");
    }

    private static void requireMoved(boolean moved) {
        if (!moved) {
            throw decided();
        }
    }
}
