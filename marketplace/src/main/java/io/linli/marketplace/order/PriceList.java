package io.linli.marketplace.order;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.delivery.NextDelivery;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.SeatHold;

/**
 * What the database says at this moment of everything the lines of a cart are about. Pure.
 *
 * @param serving suppliers that sell in the resident's community, and when they bring goods there where they say so
 * @param zone the community's
 * @param ancestries of the service items' categories
 * @param companyName who issued the bills; empty where there are none
 */
record PriceList(
        Map<UUID, OfferListing> offers,
        Map<UUID, SeatHold> seats,
        Map<UUID, Campaign> campaigns,
        Map<UUID, Booking> bookings,
        Map<UUID, ServiceItem> items,
        Map<UUID, SupplierProfile> suppliers,
        Map<UUID, List<CategoryNode>> ancestries,
        Map<UUID, Bill> bills,
        LocalizedText companyName,
        Map<UUID, Optional<DeliveryTerms>> serving,
        ZoneId zone,
        Instant now) {

    private static final String NO_IMAGE = "";

    static <T> Map<UUID, T> byId(Collection<T> things, Function<T, UUID> id) {
        return things.stream().collect(toMap(id, Function.identity()));
    }

    CartLine price(CartLineRow row) {
        if (row.joinId != null) {
            return seat(row, seats.get(row.joinId));
        }
        if (row.billId != null) {
            return bill(row, bills.get(row.billId));
        }
        return row.bookingId != null ? visit(row, bookings.get(row.bookingId)) : goods(row, offer(row.offerId));
    }

    /** Offers are withdrawn, never removed: one that is not there never was. */
    private OfferListing offer(UUID id) {
        return Optional.ofNullable(offers.get(id)).orElseThrow(() -> Refusal.notFound("offer"));
    }

    private CartLine goods(CartLineRow row, OfferListing offer) {
        var delivery = delivery(offer);
        return new CartLine(
                row.id,
                new LineSubject.Goods(offer.offerId()),
                offer.supplierId(),
                offer.supplierName(),
                offer.name(),
                offer.imageUrl(),
                ids(offer.categoryPath()),
                row.quantity,
                offer.price(),
                Optional.empty(),
                obstacleOf(offer, delivery),
                delivery.promised());
    }

    private NextDelivery delivery(OfferListing offer) {
        return NextDelivery.of(
                offer.handling().deliveryDays(), serving.getOrDefault(offer.supplierId(), Optional.empty()), now, zone);
    }

    /** One whose good is replaced just now is given up. */
    private CartLine seat(CartLineRow row, SeatHold seat) {
        var campaign = campaigns.get(seat.campaignId());
        if (seat.ofVisit()) {
            return seatOfVisit(row, seat, campaign);
        }
        var item = campaign.terms().item(seat.itemId());
        var offer = offers.get(item.orElse(campaign.terms().first()).offerId());
        return new CartLine(
                row.id,
                new LineSubject.Seat(
                        seat.id(), seat.campaignId(), offer.offerId(), seat.otherwise() == Otherwise.BUY_ALONE),
                offer.supplierId(),
                offer.supplierName(),
                offer.name(),
                offer.imageUrl(),
                ids(offer.categoryPath()),
                seat.upTo(),
                seat.price(),
                Optional.of(seat.expiresAt()),
                item.isEmpty() ? Optional.of(CartLine.Obstacle.HOLD_EXPIRED) : obstacleOf(seat, campaign));
    }

    private CartLine seatOfVisit(CartLineRow row, SeatHold seat, Campaign campaign) {
        var booking = bookings.get(seat.id());
        var item = items.get(booking.serviceItemId());
        return new CartLine(
                row.id,
                new LineSubject.Seat(
                        seat.id(),
                        seat.campaignId(),
                        item.id(),
                        seat.otherwise() == Otherwise.BUY_ALONE,
                        subject(booking)),
                booking.supplierId(),
                supplierName(booking.supplierId()),
                item.name(),
                NO_IMAGE,
                ids(ancestries.get(item.categoryId())),
                1,
                seat.price(),
                Optional.of(seat.expiresAt()),
                obstacleOf(seat, campaign));
    }

    private static LineSubject.Visit subject(Booking booking) {
        return new LineSubject.Visit(
                booking.id(), booking.serviceItemId(), booking.technicianId(), booking.startsAt(), booking.endsAt());
    }

    private CartLine visit(CartLineRow row, Booking booking) {
        var item = items.get(booking.serviceItemId());
        return new CartLine(
                row.id,
                subject(booking),
                booking.supplierId(),
                supplierName(booking.supplierId()),
                item.name(),
                NO_IMAGE,
                ids(ancestries.get(item.categoryId())),
                1,
                booking.price(),
                Optional.of(booking.expiresAt()),
                lapsed(booking.state() == Booking.State.HELD, booking.expiresAt()));
    }

    private CartLine bill(CartLineRow row, Bill bill) {
        return new CartLine(
                row.id,
                new LineSubject.Charge(bill.id()),
                bill.companyId(),
                companyName,
                bill.name(),
                NO_IMAGE,
                List.of(),
                1,
                bill.amount(),
                Optional.empty(),
                obstacleOf(bill));
    }

    private static Optional<CartLine.Obstacle> obstacleOf(Bill bill) {
        return switch (bill.state()) {
            case PAID -> Optional.of(CartLine.Obstacle.BILL_PAID);
            case CANCELLED -> Optional.of(CartLine.Obstacle.BILL_CANCELLED);
            case OPEN -> bill.beingPaid() ? Optional.of(CartLine.Obstacle.BILL_BEING_PAID) : Optional.empty();
        };
    }

    private Optional<CartLine.Obstacle> obstacleOf(OfferListing offer, NextDelivery delivery) {
        if (offer.withdrawn()) {
            return Optional.of(CartLine.Obstacle.WITHDRAWN);
        }
        if (!serving.containsKey(offer.supplierId())) {
            return Optional.of(CartLine.Obstacle.NOT_SERVED);
        }
        if (delivery.never()) {
            return Optional.of(CartLine.Obstacle.NOT_DELIVERED);
        }
        return offer.available() ? Optional.empty() : Optional.of(CartLine.Obstacle.SOLD_OUT);
    }

    /** A seat taken before the cut-off may still be paid while it is held, unless the campaign failed without it. */
    private Optional<CartLine.Obstacle> obstacleOf(SeatHold seat, Campaign campaign) {
        return campaign instanceof Campaign.Failed || campaign instanceof Campaign.Cancelled
                ? Optional.of(CartLine.Obstacle.CAMPAIGN_FAILED)
                : lapsed(seat.state() == SeatHold.State.HELD, seat.expiresAt());
    }

    private Optional<CartLine.Obstacle> lapsed(boolean held, Instant until) {
        return held && until.isAfter(now) ? Optional.empty() : Optional.of(CartLine.Obstacle.HOLD_EXPIRED);
    }

    private LocalizedText supplierName(UUID supplierId) {
        return Objects.requireNonNull(suppliers.get(supplierId)).name();
    }

    private static List<UUID> ids(List<CategoryNode> path) {
        return path.stream().map(CategoryNode::id).toList();
    }
}
