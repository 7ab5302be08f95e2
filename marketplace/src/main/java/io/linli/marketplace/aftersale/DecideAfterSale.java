package io.linli.marketplace.aftersale;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;

/**
 * The supplier, or the property company when it is its turn, grants a request in full or in part, or refuses it. What is
 * granted is ordered back in the same transaction.
 *
 * <p>Refuses with: {@code after-sale-not-found} (also another's), {@code not-your-turn} (fact {@code decider}), {@code
 * after-sale-decided}, {@code approved-amount-out-of-range}, {@code refusal-unexplained}, {@code note-too-long}, {@code
 * not-refundable} when less than that is left of the line by now.
 */
@ApplicationScoped
public class DecideAfterSale {

    private final Tenancy tenancy;
    private final AfterSaleStore store;
    private final MoveAfterSale move;
    private final RequestRefund refunds;

    DecideAfterSale(Tenancy tenancy, AfterSaleStore store, MoveAfterSale move, RequestRefund refunds) {
        this.tenancy = tenancy;
        this.store = store;
        this.move = move;
        this.refunds = refunds;
    }

    /** @return the request as it stands then */
    @WithTransaction
    public Uni<AfterSale> decide(AfterSaleViewer decider, UUID id, Decision decision) {
        requireShort(decision);
        return enter(decider)
                .chain(() -> store.lock(decider, id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("after-sale")))
                .invoke(found -> requireTurn(found, decider.party()))
                .call(found -> tenancy.enter(found.companyId()))
                .call(found -> decide(found, decider.party(), decision))
                .chain(found -> store.find(decider, id))
                .map(Optional::orElseThrow);
    }

    private Uni<Void> decide(AfterSale afterSale, AfterSaleParty by, Decision decision) {
        var to = afterSale.state().after(decision.event()).orElseThrow(MoveAfterSale::decided);
        if (decision instanceof Decision.Approve approve) {
            var granted = approve.of(afterSale.requested());
            return refunds.request(refund(afterSale, granted))
                    .chain(refund -> move.move(
                            afterSale, Move.to(to, by).granting(granted, refund).saying(approve.note())));
        }
        var why = ((Decision.Refuse) decision).why();
        return move.move(afterSale, Move.to(to, by).saying(Optional.of(why)));
    }

    private static RefundRequest refund(AfterSale afterSale, Money granted) {
        return RefundRequest.afterSale(
                afterSale.lineId(), afterSale.groupId(), afterSale.companyId(), granted, afterSale.id());
    }

    private Uni<Void> enter(AfterSaleViewer decider) {
        return decider instanceof AfterSaleViewer.OfPropertyCompany company
                ? tenancy.enter(company.companyId())
                : tenancy.cross("a supplier decides an after-sale");
    }

    private static void requireTurn(AfterSale afterSale, AfterSaleParty party) {
        var decider = afterSale.state().decider().orElseThrow(MoveAfterSale::decided);
        if (decider != party) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not-your-turn",
                    "Somebody else is to decide this request now.",
                    Map.of("decider", decider));
        }
    }

    private static void requireShort(Decision decision) {
        var words = decision instanceof Decision.Approve approve
                ? approve.note().orElse("")
                : ((Decision.Refuse) decision).why();
        if (words.length() > AfterSaleRequest.LONGEST_NOTE) {
            throw RequestAfterSale.noteTooLong();
        }
    }
}
