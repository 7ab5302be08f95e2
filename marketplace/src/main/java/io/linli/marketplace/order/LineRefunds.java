package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;

/** Asks for the money of whole lines back: for what is left of them. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class LineRefunds {

    /** What is to go back of a paid line, and the seat behind it, if any. */
    private static final String SELECT =
            """
            SELECT l.id, o.group_id, l.company_id, l.join_id
            FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            WHERE o.state IN ('PAID', 'COMPLETED') AND l.refunded < l.amount AND l.id > :after""";

    /** Whose campaign is off; who chose to buy alone keeps what was bought, unless it was cancelled. */
    private static final String OF_CAMPAIGN = SELECT
            + """
                     AND l.campaign_id = :campaign AND (NOT l.in_any_case
                        OR EXISTS (SELECT FROM marketplace.campaign c WHERE c.id = :campaign AND c.state = 'CANCELLED'))
                    ORDER BY l.id LIMIT :limit""";

    private static final String BY_IDS = SELECT + " AND l.id = ANY(:lines) ORDER BY l.id LIMIT :limit";

    private static final Logger LOG = Logger.getLogger(LineRefunds.class);

    private static final int PORTION = 500;
    private static final UUID FROM_THE_START = new UUID(0, 0);

    private final RequestRefund refunds;
    private final Seats seats;

    LineRefunds(RequestRefund refunds, Seats seats) {
        this.refunds = refunds;
        this.seats = seats;
    }

    /** A line that is paid and has something left to go back. */
    private record Due(RefundRequest request, UUID seatId) {}

    /** The seats are given back after the last portion, all at once: each portion's would lock stock in an order of its own. */
    Uni<Void> ofCampaign(UUID campaignId) {
        var given = new ArrayList<UUID>();
        return ofCampaign(campaignId, FROM_THE_START, given).chain(() -> seats.refunded(given));
    }

    Uni<Void> ofLines(Collection<UUID> lineIds, RefundReason reason) {
        return paid(lineIds).chain(rows -> request(rows, reason)).chain(due -> seats.refunded(seatIds(due)));
    }

    /** The money is ordered back; what becomes of the seats is the caller's business. */
    Uni<Void> order(Collection<UUID> lineIds, RefundReason reason) {
        return lineIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : paid(lineIds)
                        .map(rows -> rows.stream().map(row -> due(row, reason)))
                        .chain(due -> Multi.createFrom()
                                .items(due)
                                .onItem()
                                .transformToUniAndConcatenate(this::request)
                                .collect()
                                .last())
                        .replaceWithVoid();
    }

    private static Uni<List<Object[]>> paid(Collection<UUID> lineIds) {
        return Panache.getSession().chain(session -> session.createNativeQuery(BY_IDS, Object[].class)
                .setParameter("after", FROM_THE_START)
                .setParameter("lines", lineIds.toArray(UUID[]::new))
                .setParameter("limit", lineIds.size())
                .getResultList());
    }

    private Uni<Void> ofCampaign(UUID campaignId, UUID after, List<UUID> given) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_CAMPAIGN, Object[].class)
                        .setParameter("after", after)
                        .setParameter("campaign", campaignId)
                        .setParameter("limit", PORTION)
                        .getResultList())
                .chain(rows -> request(rows, RefundReason.CAMPAIGN_FAILED))
                .invoke(due -> given.addAll(seatIds(due)))
                .chain(due -> due.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : ofCampaign(campaignId, due.get(PORTION - 1).request().lineId(), given));
    }

    private Uni<List<Due>> request(List<Object[]> rows, RefundReason reason) {
        var due = rows.stream().map(row -> due(row, reason)).toList();
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::request)
                .collect()
                .last()
                .replaceWith(due);
    }

    /** A line that goes back for another reason already is not asked for again: nothing is left of it. */
    private Uni<UUID> request(Due line) {
        return refunds.request(line.request())
                .onFailure(Refusal.class)
                .invoke(refusal -> LOG.infof(
                        "line %s goes back already: %s", line.request().lineId(), refusal.getMessage()))
                .onFailure(Refusal.class)
                .recoverWithNull();
    }

    private static List<UUID> seatIds(List<Due> due) {
        return due.stream().map(Due::seatId).filter(seat -> seat != null).toList();
    }

    private static Due due(Object[] row, RefundReason reason) {
        return new Due(RefundRequest.rest((UUID) row[0], (UUID) row[1], (UUID) row[2], reason), (UUID) row[3]);
    }
}
