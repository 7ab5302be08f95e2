package io.linli.marketplace.aftersale;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.order.LineSubject;
import io.linli.marketplace.order.OrderedLine;
import io.linli.marketplace.order.OrderedLines;
import io.linli.marketplace.payment.RefundedLines;

/**
 * A household asks for the money of a line of its own back: by units, by amount, or all that is left. The supplier is to
 * answer within {@link AfterSaleSettings#answerWindow()}.
 *
 * <p>Asking again with the same key answers with the first request. Refuses with: {@code order-line-not-found} (also another
 * household's), {@code order-not-paid}, {@code nothing-left-to-refund}, {@code refund-quantity-out-of-range}, {@code
 * refund-amount-out-of-range}, {@code refund-currency-mismatch}, {@code note-too-long}, {@code after-sale-open} (the line has
 * a request that is not settled; fact {@code afterSaleId}).
 */
@ApplicationScoped
public class RequestAfterSale {

    private final Tenancy tenancy;
    private final OrderedLines lines;
    private final RefundedLines refunded;
    private final AfterSaleStore store;
    private final DomainEvents events;
    private final AfterSaleSettings settings;
    private final Clock clock;

    RequestAfterSale(
            Tenancy tenancy,
            OrderedLines lines,
            RefundedLines refunded,
            AfterSaleStore store,
            DomainEvents events,
            AfterSaleSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.lines = lines;
        this.refunded = refunded;
        this.store = store;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<AfterSale> request(AfterSaleRequest request) {
        requireShort(request.note());
        var household = new AfterSaleViewer.OfHousehold(request.companyId(), request.householdId());
        return tenancy.enter(request.companyId())
                .chain(() -> store.findByKey(household, request.key()))
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> make(household, request)));
    }

    private Uni<AfterSale> make(AfterSaleViewer.OfHousehold household, AfterSaleRequest request) {
        return lines.find(request.lineId())
                .map(line -> own(line, request))
                .invoke(RequestAfterSale::requireDelivery)
                .invoke(RequestAfterSale::requirePaid)
                .chain(line -> left(line)
                        .chain(left -> insert(request, line, request.ask().of(line, left))))
                .call(made -> made ? Uni.createFrom().voidItem() : refuseSecond(household, request))
                .chain(made -> store.findByKey(household, request.key())
                        .map(Optional::orElseThrow)
                        .call(found -> made ? tell(found) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(AfterSale made) {
        return events.publish(AfterSaleMoved.of(made, made.standing(), AfterSaleParty.HOUSEHOLD));
    }

    private Uni<Money> left(OrderedLine line) {
        return refunded.claimed(line.id()).map(claimed -> line.amount()
                .minus(new Money(claimed, line.amount().currency())));
    }

    private Uni<Boolean> insert(AfterSaleRequest request, OrderedLine line, Money amount) {
        var now = clock.instant();
        return store.insert(request, line, amount, now, now.plus(settings.answerWindow()));
    }

    /** Unless it is the same request, made at the same moment. */
    private Uni<Void> refuseSecond(AfterSaleViewer.OfHousehold household, AfterSaleRequest request) {
        return store.findByKey(household, request.key())
                .chain(same -> same.isPresent() ? Uni.createFrom().voidItem() : refuse(request.lineId()));
    }

    private Uni<Void> refuse(UUID lineId) {
        return store.unsettled(lineId).map(open -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "after-sale-open",
                    "There is a request for this line already; it must be settled first.",
                    open.<Map<String, Object>>map(id -> Map.of("afterSaleId", id))
                            .orElse(Map.of()));
        });
    }

    private static OrderedLine own(Optional<OrderedLine> line, AfterSaleRequest request) {
        return line.filter(found -> found.householdId().equals(request.householdId()))
                .orElseThrow(() -> Refusal.notFound("order-line"));
    }

    /** A bill has no supplier who could answer; the company gives its money back itself. */
    private static void requireDelivery(OrderedLine line) {
        if (line.kind() == LineSubject.Kind.BILL) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "after-sale-not-for-bills",
                    "Ask the property company about a bill; it can give the money back.");
        }
    }

    /** An order that went back as a whole is told so by {@link Ask}. */
    private static void requirePaid(OrderedLine line) {
        if (!line.moneyCame()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "order-not-paid", "This order was not paid.");
        }
    }

    private static void requireShort(Optional<String> note) {
        if (note.map(String::length).orElse(0) > AfterSaleRequest.LONGEST_NOTE) {
            throw noteTooLong();
        }
    }

    static Refusal noteTooLong() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "note-too-long",
                "The note is too long.",
                Map.of("most", AfterSaleRequest.LONGEST_NOTE));
    }
}
