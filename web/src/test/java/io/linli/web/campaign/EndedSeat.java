package io.linli.web.campaign;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.web.model.World;

/**
 * A seat whose campaign is over: what became of it, of its line in the order, of its payment, and of its refunds.
 *
 * @param state of the seat
 * @param amount of the line
 * @param refunded of the line
 * @param attempt state of the payment attempt
 * @param payment at the provider
 * @param refunds state, reason and amount of each; null where there is none
 * @param refundIds of the same
 */
record EndedSeat(
        String state,
        String amount,
        String refunded,
        String attempt,
        String payment,
        @Nullable String refunds,
        @Nullable String refundIds) {

    private static final String SEATS =
            """
            SELECT j.campaign_id, j.state, l.amount, l.refunded, a.state, a.provider_payment,
                (SELECT string_agg(r.state || ' ' || r.reason || ' ' || r.amount, ',') FROM marketplace.refund r
                    WHERE r.line_id = l.id),
                (SELECT string_agg(cast(r.id AS text), ',') FROM marketplace.refund r WHERE r.line_id = l.id)
            FROM marketplace.campaign_join j JOIN marketplace.order_line l ON l.join_id = j.id
            JOIN marketplace.orders o ON o.id = l.order_id JOIN marketplace.payment_attempt a ON a.group_id = o.group_id
            WHERE j.campaign_id IN (%s)""";

    static Map<String, List<EndedSeat>> byCampaign(World world, EndingCampaigns campaigns) throws Exception {
        return world.rows(SEATS.formatted(campaigns.list())).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.mapping(EndedSeat::of, Collectors.toList())));
    }

    private static EndedSeat of(List<String> row) {
        return new EndedSeat(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6), row.get(7));
    }
}
