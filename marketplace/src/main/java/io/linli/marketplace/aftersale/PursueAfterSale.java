package io.linli.marketplace.aftersale;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** What a household does about a request of its own. Refuses with: {@code after-sale-not-found} (also another's). */
@ApplicationScoped
public class PursueAfterSale {

    private final Tenancy tenancy;
    private final AfterSaleStore store;
    private final MoveAfterSale move;

    PursueAfterSale(Tenancy tenancy, AfterSaleStore store, MoveAfterSale move) {
        this.tenancy = tenancy;
        this.store = store;
        this.move = move;
    }

    /**
     * Takes the supplier's refusal to the property company, once.
     *
     * <p>Refuses with: {@code after-sale-not-escalatable} when the supplier did not refuse it, or it was taken there before;
     * {@code note-too-long}.
     */
    @WithTransaction
    public Uni<AfterSale> escalate(AfterSaleViewer.OfHousehold household, UUID id, Optional<String> note) {
        if (note.map(String::length).orElse(0) > AfterSaleRequest.LONGEST_NOTE) {
            throw RequestAfterSale.noteTooLong();
        }
        return pursue(household, id, found -> Move.to(escalated(found), AfterSaleParty.HOUSEHOLD)
                .saying(note)
                .escalating());
    }

    /** No longer asks. Refuses with: {@code after-sale-decided} when it was granted, or is settled. */
    @WithTransaction
    public Uni<AfterSale> withdraw(AfterSaleViewer.OfHousehold household, UUID id) {
        return pursue(
                household,
                id,
                found -> Move.to(
                        found.state().after(AfterSaleEvent.WITHDRAW).orElseThrow(MoveAfterSale::decided),
                        AfterSaleParty.HOUSEHOLD));
    }

    private Uni<AfterSale> pursue(AfterSaleViewer.OfHousehold household, UUID id, Function<AfterSale, Move> step) {
        return tenancy.enter(household.companyId())
                .chain(() -> store.lock(household, id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("after-sale")))
                .call(found -> move.move(found, step.apply(found)))
                .chain(found -> store.find(household, id))
                .map(Optional::orElseThrow);
    }

    private static AfterSaleState escalated(AfterSale afterSale) {
        return afterSale
                .state()
                .after(AfterSaleEvent.ESCALATE)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "after-sale-not-escalatable",
                        "Only what the supplier refused can be taken to the property company, and only once."));
    }
}
