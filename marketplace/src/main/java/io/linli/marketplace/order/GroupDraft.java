package io.linli.marketplace.order;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.StockLine;
import io.linli.marketplace.settlement.SplitLine;

/**
 * What placing a cart comes to: one order per supplier, and one of all bills, in the order their first lines were added. Pure.
 *
 * @param total sum of the orders' totals
 */
record GroupDraft(UUID id, Money total, List<OrderDraft> orders) {

    /** @param total sum of its lines' amounts */
    record OrderDraft(UUID id, UUID supplierId, Money total, List<LineDraft> lines) {}

    /** @param position from 1, within its order */
    record LineDraft(UUID id, int position, CartLine line) {}

    /**
     * Refuses with: {@code cart-empty}, {@code mixed-currencies}, and the code of the first obstacle of a line, with its
     * {@code lineId}.
     */
    static GroupDraft of(Cart cart) {
        refuseUnplaceable(cart);
        var bySupplier = new LinkedHashMap<UUID, List<CartLine>>();
        for (var line : cart.lines()) {
            bySupplier
                    .computeIfAbsent(line.supplierId(), supplier -> new ArrayList<>())
                    .add(line);
        }
        var orders = bySupplier.entrySet().stream().map(GroupDraft::order).toList();
        return new GroupDraft(
                Ids.next(), sum(orders.stream().map(OrderDraft::total).toList()), orders);
    }

    List<LineDraft> lines() {
        return orders.stream().flatMap(order -> order.lines().stream()).toList();
    }

    /** The last day on which anything of it is brought; empty where no day is promised. */
    Optional<LocalDate> lastDelivery() {
        return lines().stream()
                .flatMap(draft -> draft.line().deliveryOn().stream())
                .max(Comparator.naturalOrder());
    }

    /** Goods bought alone; a seat has its stock already. */
    List<StockLine> goods() {
        return lines().stream()
                .map(LineDraft::line)
                .filter(line -> line.subject() instanceof LineSubject.Goods)
                .map(line -> new StockLine(((LineSubject.Goods) line.subject()).offerId(), line.quantity()))
                .toList();
    }

    List<UUID> seatIds() {
        return lines().stream()
                .map(draft -> draft.line().subject())
                .filter(LineSubject.Seat.class::isInstance)
                .map(subject -> ((LineSubject.Seat) subject).seatId())
                .toList();
    }

    List<UUID> bookingIds() {
        return lines().stream()
                .map(draft -> draft.line().subject())
                .filter(LineSubject.Visit.class::isInstance)
                .map(subject -> ((LineSubject.Visit) subject).bookingId())
                .toList();
    }

    List<UUID> billIds() {
        return lines().stream()
                .map(draft -> draft.line().subject())
                .filter(LineSubject.Charge.class::isInstance)
                .map(subject -> ((LineSubject.Charge) subject).billId())
                .toList();
    }

    /** The amounts of the lines that pay bills, by line: all of each is the property company's. */
    Map<UUID, Money> billLines() {
        return lines().stream()
                .filter(draft -> draft.line().subject() instanceof LineSubject.Charge)
                .collect(toMap(LineDraft::id, draft -> draft.line().amount()));
    }

    /** The lines that split rules are for: all but bills. */
    List<SplitLine> splitLines(UUID companyId, UUID communityId, Instant now) {
        return orders.stream()
                .flatMap(order -> order.lines().stream()
                        .filter(draft -> !(draft.line().subject() instanceof LineSubject.Charge))
                        .map(draft -> splitLine(draft, order.supplierId(), companyId, communityId, now)))
                .toList();
    }

    private static SplitLine splitLine(
            LineDraft draft, UUID supplierId, UUID companyId, UUID communityId, Instant now) {
        var line = draft.line();
        Optional<UUID> campaign =
                line.subject() instanceof LineSubject.Seat seat ? Optional.of(seat.campaignId()) : Optional.empty();
        return new SplitLine(
                draft.id(),
                companyId,
                communityId,
                supplierId,
                line.categoryAncestry(),
                campaign,
                Optional.empty(),
                line.quantity(),
                line.unitPrice(),
                now);
    }

    private static OrderDraft order(Map.Entry<UUID, List<CartLine>> supplier) {
        var lines = new ArrayList<LineDraft>();
        for (var line : supplier.getValue()) {
            lines.add(new LineDraft(Ids.next(), lines.size() + 1, line));
        }
        var total = sum(supplier.getValue().stream().map(CartLine::amount).toList());
        return new OrderDraft(Ids.next(), supplier.getKey(), total, List.copyOf(lines));
    }

    private static void refuseUnplaceable(Cart cart) {
        if (cart.lines().isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "cart-empty", "There is nothing in the cart.");
        }
        for (var line : cart.lines()) {
            line.obstacle().ifPresent(obstacle -> {
                throw CartRules.refusal(line, obstacle);
            });
        }
        if (cart.lines().stream()
                        .map(line -> line.unitPrice().currency())
                        .distinct()
                        .count()
                > 1) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "mixed-currencies",
                    "What costs different currencies is paid separately.");
        }
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }
}
