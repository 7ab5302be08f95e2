package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.order.OrderGroup;

/**
 * What happened to an order and what comes next.
 *
 * @param reservedAt since when a card stands, or stood, for the money of its group buy
 * @param visits booked with it, by time
 * @param campaigns its lines take part in
 */
@TemplateData
public record OrderTimeline(
        Instant placedAt,
        Optional<Instant> reservedAt,
        Optional<Instant> paidAt,
        List<Booking> visits,
        List<CampaignCard> campaigns) {

    static OrderTimeline of(OrderGroup group, List<Booking> visits, List<CampaignCard> campaigns) {
        return new OrderTimeline(group.placedAt(), group.reservedAt(), group.paidAt(), visits, campaigns);
    }
}
