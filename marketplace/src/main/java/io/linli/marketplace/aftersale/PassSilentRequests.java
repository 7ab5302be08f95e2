package io.linli.marketplace.aftersale;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

import io.linli.catalog.kernel.Tenancy;

/** Passes requests that their supplier did not answer in time to the property company. Any number of instances may run it. */
@ApplicationScoped
public class PassSilentRequests {

    private final Tenancy tenancy;
    private final AfterSaleStore store;
    private final MoveAfterSale move;
    private final Clock clock;

    PassSilentRequests(Tenancy tenancy, AfterSaleStore store, MoveAfterSale move, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.move = move;
        this.clock = clock;
    }

    /** One in a transaction of its own. @return whether there was one */
    @WithTransaction
    public Uni<Boolean> next() {
        return tenancy.cross("pass silent after-sales")
                .chain(() -> store.lockSilent(clock.instant()))
                .call(found ->
                        found.map(this::pass).orElseGet(() -> Uni.createFrom().voidItem()))
                .map(Optional::isPresent);
    }

    private Uni<Void> pass(AfterSale silent) {
        var to = silent.state().after(AfterSaleEvent.STAY_SILENT).orElseThrow();
        return move.move(silent, Move.to(to, AfterSaleParty.MARKETPLACE));
    }
}
