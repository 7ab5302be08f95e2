package io.linli.marketplace.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.stock.Stock;
import io.linli.marketplace.bill.PayableBills;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.Bill;
import io.linli.marketplace.payment.BillLine;
import io.linli.marketplace.payment.PaidGroups;

/**
 * What a payment means for what it paid: the group and its orders are paid, stock is sold, seats count, visits are fixed,
 * bills are paid.
 * What could no longer be had is named in {@link LinesLost}, so that its money goes back.
 */
@ApplicationScoped
class ConfirmPaidGroup implements PaidGroups {

    private final OrderStore orders;
    private final Stock stock;
    private final Seats seats;
    private final Bookings bookings;
    private final PayableBills bills;
    private final Decisions decisions;
    private final Reservations reservations;
    private final DomainEvents events;

    ConfirmPaidGroup(
            OrderStore orders,
            Stock stock,
            Seats seats,
            Bookings bookings,
            PayableBills bills,
            Decisions decisions,
            Reservations reservations,
            DomainEvents events) {
        this.decisions = decisions;
        this.reservations = reservations;
        this.orders = orders;
        this.stock = stock;
        this.seats = seats;
        this.bookings = bookings;
        this.bills = bills;
        this.events = events;
    }

    @Override
    public Uni<Bill> bill(UUID groupId) {
        return orders.group(groupId).chain(group -> orders.linesOfGroup(groupId).chain(lines -> decisions
                .of(lines.stream().map(OrderLineRow::awaitedCampaign).toList())
                .map(known -> bill(group, lines, known))));
    }

    @Override
    public Uni<Boolean> paid(UUID groupId, Instant at) {
        return orders.pay(groupId, at)
                .chain(first -> first ? confirm(groupId, at).replaceWith(true) : paidReserved(groupId, at));
    }

    @Override
    public Uni<Decision> secured(UUID groupId, Instant at) {
        return reservations.secured(groupId, at);
    }

    @Override
    public Uni<Void> unsecured(UUID groupId, Instant at) {
        return reservations.unsecured(groupId, at);
    }

    /** Its seats are its own since it was reserved. */
    private Uni<Boolean> paidReserved(UUID groupId, Instant at) {
        return orders.payReserved(groupId, at).chain(first -> first ? tell(groupId) : wasPaid(groupId));
    }

    private Uni<Boolean> tell(UUID groupId) {
        var outcome = new Outcome();
        return orders.linesOfGroup(groupId)
                .invoke(lines -> outcome.lines = lines)
                .chain(() -> orders.group(groupId))
                .chain(group -> events.publish(outcome.events(group)))
                .replaceWith(true);
    }

    private Uni<Boolean> wasPaid(UUID groupId) {
        return orders.group(groupId).map(group -> group.state == OrderGroup.State.PAID);
    }

    private Uni<Void> confirm(UUID groupId, Instant at) {
        var outcome = new Outcome();
        return orders.linesOfGroup(groupId)
                .invoke(lines -> outcome.lines = lines)
                .call(() -> stock.take(groupId))
                .call(() -> confirmSeats(outcome))
                .call(() -> confirmVisits(outcome))
                .call(() -> payBills(groupId, at, outcome))
                .chain(() -> orders.group(groupId))
                .chain(group -> events.publish(outcome.events(group)));
    }

    /** By campaign: two payments that touch the same campaigns take them in the same order. */
    private Uni<Void> confirmSeats(Outcome outcome) {
        return seats.byIds(ids(outcome.lines.stream().map(line -> line.joinId).toList()))
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(
                                        (SeatHold seat) -> seat.campaignId().toString())
                                .thenComparing(seat -> seat.id().toString()))
                        .toList())
                .chain(found -> each(found, seat -> seats.confirm(seat).invoke(had -> outcome.note(seat.id(), had))));
    }

    /** What was agreed on site is lost with its visit. */
    private Uni<Void> confirmVisits(Outcome outcome) {
        var visits = ids(outcome.lines.stream().map(OrderLineRow::ownBooking).toList());
        var extended =
                ids(outcome.lines.stream().map(OrderLineRow::extendedBooking).toList());
        return each(visits, visit -> bookings.confirm(visit).invoke(had -> outcome.note(visit, had)))
                .chain(() -> each(extended, visit -> bookings.stands(visit).invoke(had -> outcome.note(visit, had))));
    }

    private Uni<Void> payBills(UUID groupId, Instant at, Outcome outcome) {
        var billed = ids(outcome.lines.stream().map(line -> line.billId).toList());
        return billed.isEmpty()
                ? Uni.createFrom().voidItem()
                : bills.pay(groupId, at)
                        .invoke(paid -> billed.forEach(bill -> outcome.note(bill, paid.contains(bill))))
                        .chain(() -> orders.completeBills(groupId));
    }

    private static <T> Uni<Void> each(List<T> things, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> step.apply(thing).replaceWithVoid())
                .collect()
                .last();
    }

    private static List<UUID> ids(List<UUID> ids) {
        return ids.stream().filter(Objects::nonNull).toList();
    }

    private static Bill bill(OrderGroupRow group, List<OrderLineRow> lines, Decisions.Known known) {
        var billed = lines.stream()
                .map(line -> new BillLine(
                        line.orderId,
                        line.id,
                        new LocalizedText(line.nameEn, line.nameZh),
                        line.quantity,
                        Money.of(line.unitPrice, group.currency),
                        known.awaitedBy(line.awaitedCampaign())))
                .toList();
        return new Bill(group.id, group.communityId, group.state == OrderGroup.State.PENDING, billed);
    }

    /** What became of the lines of a paid group. */
    private static final class Outcome {
        private List<OrderLineRow> lines = List.of();
        private final List<UUID> lost = new ArrayList<>();

        private void note(UUID seatVisitOrBill, boolean had) {
            if (!had) {
                lost.add(seatVisitOrBill);
            }
        }

        private List<DomainEvent> events(OrderGroupRow group) {
            var orderIds = lines.stream().map(line -> line.orderId).distinct().toList();
            var visits = lines.stream()
                    .filter(line -> line.extraWorkId == null)
                    .map(line -> line.bookingId)
                    .filter(booking -> booking != null && !lost.contains(booking))
                    .toList();
            var lostLines = lines.stream()
                    .filter(line ->
                            lost.contains(line.joinId) || lost.contains(line.bookingId) || lost.contains(line.billId))
                    .map(line -> line.id)
                    .toList();
            var facts = new ArrayList<DomainEvent>();
            facts.add(new OrderPaid(group.id, group.companyId, group.communityId, orderIds, visits));
            if (!lostLines.isEmpty()) {
                facts.add(new LinesLost(group.id, group.companyId, lostLines));
            }
            return facts;
        }
    }
}
