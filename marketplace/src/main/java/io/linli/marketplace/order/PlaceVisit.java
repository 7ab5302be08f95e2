package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.payment.Payments;
import io.linli.marketplace.settlement.FreezeSplits;

/**
 * Orders one visit by itself, without the cart its payer may have; or what was agreed on site besides a visit. It is divided by
 * the rules of where the visit takes place, and paid like any order. In the caller's transaction, which has entered the tenancy.
 */
@ApplicationScoped
public class PlaceVisit {

    private static final String NO_IMAGE = "";

    private static final String GROUP_OF =
            """
            SELECT o.group_id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            WHERE l.booking_id = :booking AND l.extra_work_id IS NULL""";

    private final CartStore carts;
    private final OrderStore orders;
    private final Bookings bookings;
    private final ServiceItems items;
    private final Suppliers suppliers;
    private final Categories categories;
    private final FreezeSplits splits;
    private final Payments payments;
    private final OrderSettings settings;
    private final Clock clock;

    PlaceVisit(
            CartStore carts,
            OrderStore orders,
            Bookings bookings,
            ServiceItems items,
            Suppliers suppliers,
            Categories categories,
            FreezeSplits splits,
            Payments payments,
            OrderSettings settings,
            Clock clock) {
        this.carts = carts;
        this.orders = orders;
        this.bookings = bookings;
        this.items = items;
        this.suppliers = suppliers;
        this.categories = categories;
        this.splits = splits;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A visit that is held. Ordered again, it answers with the same order while that can be paid.
     *
     * <p>Refuses with: {@code hold-expired}, {@code visit-ordered} (paid or cancelled; fact {@code orderGroupId}).
     *
     * @param payUntil until when it can be paid; empty for as long as any order
     */
    public Uni<PlacedOrder> visit(Resident payer, Booking booking, Optional<Instant> payUntil) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(GROUP_OF)
                        .setParameter("booking", booking.id())
                        .getSingleResultOrNull())
                .chain(known -> known == null ? visitNew(payer, booking, payUntil) : again(known));
    }

    /**
     * What was agreed on site besides a visit.
     *
     * @param amount of all of it, positive
     */
    public Uni<PlacedOrder> extra(Resident payer, Booking booking, UUID extraWorkId, Money amount) {
        return place(payer, booking, new LineSubject.Extra(extraWorkId, subject(booking)), amount, usual());
    }

    private Uni<PlacedOrder> visitNew(Resident payer, Booking booking, Optional<Instant> payUntil) {
        var until = payUntil.orElseGet(this::usual);
        return bookings.keep(
                        List.of(booking.id()),
                        until.plus(settings.paymentGrace()).plus(settings.holdMargin()))
                .chain(() -> place(payer, booking, subject(booking), booking.price(), until));
    }

    private Uni<PlacedOrder> place(Resident payer, Booking booking, LineSubject subject, Money amount, Instant until) {
        var there = new Resident(
                payer.id(),
                booking.companyId(),
                booking.communityId(),
                booking.householdId(),
                payer.displayName(),
                payer.leader());
        var now = clock.instant();
        var cartId = Ids.next();
        return line(booking, subject, amount)
                .map(line -> GroupDraft.of(Cart.of(cartId, payer.id(), Cart.State.CHECKED_OUT, List.of(line))))
                .call(() -> carts.closed(there, cartId, now))
                .call(draft -> orders.insertGroup(draft, there, cartId, now, until))
                .call(draft -> splits.freeze(draft.splitLines(there.companyId(), there.communityId(), now))
                        .chain(rules -> orders.insertLines(draft, there, rules)))
                .call(draft -> payments.open(draft.id(), there.companyId(), draft.total()))
                .map(draft -> new PlacedOrder(draft.id(), there.companyId(), draft.total(), until, true));
    }

    private Uni<CartLine> line(Booking booking, LineSubject subject, Money amount) {
        return items.get(booking.serviceItemId())
                .chain(item -> suppliers.get(booking.supplierId()).chain(supplier -> categories
                        .ancestry(item.categoryId())
                        .map(path -> line(booking, subject, amount, item, supplier.name(), path))));
    }

    private static CartLine line(
            Booking booking,
            LineSubject subject,
            Money amount,
            ServiceItem item,
            LocalizedText supplier,
            List<CategoryNode> path) {
        return new CartLine(
                Ids.next(),
                subject,
                booking.supplierId(),
                supplier,
                item.name(),
                NO_IMAGE,
                path.stream().map(CategoryNode::id).toList(),
                1,
                amount,
                Optional.empty(),
                Optional.empty());
    }

    /** As it was placed before. Refuses with: {@code visit-ordered}. */
    public Uni<PlacedOrder> again(UUID groupId) {
        return orders.group(groupId).map(group -> {
            if (group.state != OrderGroup.State.PENDING) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "visit-ordered",
                        "This visit was ordered before, and its order is paid or cancelled.",
                        Map.of("orderGroupId", groupId));
            }
            return new PlacedOrder(group.id, group.companyId, group.money(), group.expiresAt, false);
        });
    }

    private static LineSubject.Visit subject(Booking booking) {
        return new LineSubject.Visit(
                booking.id(), booking.serviceItemId(), booking.technicianId(), booking.startsAt(), booking.endsAt());
    }

    private Instant usual() {
        return clock.instant().plus(settings.paymentWindow());
    }
}
