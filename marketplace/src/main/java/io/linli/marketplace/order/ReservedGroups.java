package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.Payments;

/** Groups that wait, reserved by a card, for a campaign's end. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class ReservedGroups {

    private static final Logger LOG = Logger.getLogger(ReservedGroups.class);

    private static final String OF_CAMPAIGN =
            """
            SELECT DISTINCT g.id FROM marketplace.order_group g
            JOIN marketplace.orders o ON o.group_id = g.id JOIN marketplace.order_line l ON l.order_id = o.id
            WHERE g.state = 'RESERVED' AND l.campaign_id = :campaign AND g.id > :after ORDER BY g.id LIMIT :limit""";

    private static final int PORTION = 500;
    private static final UUID FROM_THE_START = new UUID(0, 0);

    private final OrderStore orders;
    private final Payments payments;
    private final Seats seats;

    ReservedGroups(OrderStore orders, Payments payments, Seats seats) {
        this.orders = orders;
        this.payments = payments;
        this.seats = seats;
    }

    /** The campaign succeeded: their cards are charged. */
    Uni<Void> collect(UUID campaignId) {
        return each(campaignId, FROM_THE_START, payments::collect);
    }

    /** The campaign failed: their cards are let go and they are cancelled, nothing was charged. */
    Uni<Void> release(UUID campaignId) {
        return each(campaignId, FROM_THE_START, this::release);
    }

    /** Nothing that these wait for can be had any more. The attempt first, then its group: whoever records what the provider tells takes them in the same order. */
    Uni<Void> release(List<UUID> groupIds) {
        return payments.release(groupIds)
                .invoke(released -> LOG.infof("%d reserved order groups are cancelled uncharged", released.size()))
                .call(orders::cancelReserved)
                .chain(orders::linesOfGroups)
                .map(lines -> lines.stream()
                        .map(line -> line.joinId)
                        .filter(Objects::nonNull)
                        .toList())
                .chain(seats::giveUp);
    }

    private Uni<Void> each(UUID campaignId, UUID after, Step step) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_CAMPAIGN)
                        .setParameter("campaign", campaignId)
                        .setParameter("after", after)
                        .setParameter("limit", PORTION)
                        .getResultList())
                .call(step::of)
                .chain(groups -> groups.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : each(campaignId, groups.get(PORTION - 1), step));
    }

    private interface Step {
        Uni<Void> of(List<UUID> groupIds);
    }
}
