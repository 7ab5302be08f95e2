package io.linli.web.page.shop;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;

/** Gathers what an order's page tells of it: payment, visits, group buys. */
@ApplicationScoped
public class OrderTimelines {

    private final Tenancy tenancy;
    private final Orders orders;
    private final Bookings bookings;
    private final Campaigns campaigns;
    private final CampaignCards cards;

    OrderTimelines(Tenancy tenancy, Orders orders, Bookings bookings, Campaigns campaigns, CampaignCards cards) {
        this.tenancy = tenancy;
        this.orders = orders;
        this.bookings = bookings;
        this.campaigns = campaigns;
        this.cards = cards;
    }

    @WithTransaction
    public Uni<OrderTimeline> of(OrderViewer.OfResident viewer, Order order) {
        return orders.group(viewer, order.groupId()).chain(group -> visits(order)
                .chain(visits -> groupBuys(order).map(found -> OrderTimeline.of(group, visits, found))));
    }

    private Uni<List<Booking>> visits(Order order) {
        return tenancy.enter(order.companyId())
                .chain(() -> bookings.byIds(ids(order, Order.Line::bookingId)))
                .map(found -> found.stream()
                        .filter(visit -> visit.state() != Booking.State.CANCELLED)
                        .sorted(Comparator.comparing(Booking::startsAt))
                        .toList());
    }

    private Uni<List<CampaignCard>> groupBuys(Order order) {
        return campaigns.byIds(ids(order, Order.Line::campaignId)).chain(cards::of);
    }

    private static List<UUID> ids(Order order, java.util.function.Function<Order.Line, UUID> id) {
        return order.lines().stream()
                .map(id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
