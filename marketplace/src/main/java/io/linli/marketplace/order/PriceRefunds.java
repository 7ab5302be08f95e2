package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;

/**
 * Asks back what was paid above the final price of a campaign. Asked again, it orders nothing more: a line goes back for its
 * price once, and once more for that of a substitute. Needs a transaction inside the company's tenancy.
 */
@ApplicationScoped
class PriceRefunds {

    private static final String SELECT =
            """
            SELECT l.id, o.group_id, l.company_id, CASE WHEN i.replaces IS NULL THEN l.id ELSE i.id END, coalesce(j.allotted, j.quantity), i.final_price, cast(o.currency AS text)
            FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            JOIN marketplace.campaign_join j ON j.id = l.join_id JOIN marketplace.campaign_item i ON i.id = j.item_id
            WHERE o.state IN ('PAID', 'COMPLETED') AND l.refunded < l.amount
                AND coalesce(j.allotted, j.quantity) * i.final_price < l.amount AND l.id > :after AND\s""";

    private static final String OF_CAMPAIGN = SELECT + "l.campaign_id = :which ORDER BY l.id LIMIT :limit";

    private static final String OF_GROUP = SELECT + "o.group_id = :which ORDER BY l.id LIMIT :limit";

    /** Units are given back where they were asked for and granted as asked; any other after-sale gives money, the goods stay. */
    private static final String RETURNED =
            """
            SELECT cast(coalesce(sum(quantity), 0) AS bigint) FROM marketplace.after_sale
            WHERE line_id = :line AND state IN ('APPROVED', 'REFUNDED') AND approved = requested""";

    private static final Logger LOG = Logger.getLogger(PriceRefunds.class);

    private static final int PORTION = 500;
    private static final UUID FROM_THE_START = new UUID(0, 0);

    private final RequestRefund refunds;

    PriceRefunds(RequestRefund refunds) {
        this.refunds = refunds;
    }

    /** Of all lines that are paid. */
    Uni<Void> ofCampaign(UUID campaignId) {
        return from(OF_CAMPAIGN, campaignId, FROM_THE_START);
    }

    /** Of those lines of a paid group whose campaign had its final price before they were paid. */
    Uni<Void> ofGroup(UUID groupId) {
        return from(OF_GROUP, groupId, FROM_THE_START);
    }

    private Uni<Void> from(String query, UUID which, UUID after) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, Object[].class)
                        .setParameter("after", after)
                        .setParameter("which", which)
                        .setParameter("limit", PORTION)
                        .getResultList())
                .map(rows -> rows.stream().map(PriceRefunds::line).toList())
                .call(this::requestAll)
                .chain(lines -> lines.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : from(query, which, lines.get(PORTION - 1).id()));
    }

    private Uni<Void> requestAll(List<PricedLine> lines) {
        return Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(this::request)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What went back is read after the line is locked: an after-sale that is granted meanwhile waits, or was counted. */
    private Uni<UUID> request(PricedLine line) {
        var currency = line.finalPrice().currency();
        return refunds.left(line.id(), line.groupId()).chain(left -> returned(line.id())
                .map(returned -> line.back(new Money(left, currency), returned))
                .chain(back -> back.map(amount -> request(line, amount))
                        .orElseGet(() -> Uni.createFrom().nullItem())));
    }

    private Uni<UUID> request(PricedLine line, Money amount) {
        LOG.infof("%s of line %s goes back: its group-buy ended at %s", amount, line.id(), line.finalPrice());
        return refunds.request(
                RefundRequest.priceTier(line.id(), line.groupId(), line.companyId(), amount, line.causeId()));
    }

    private static Uni<Long> returned(UUID lineId) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(RETURNED)
                .setParameter("line", lineId)
                .getSingleResult());
    }

    private static PricedLine line(Object[] row) {
        return new PricedLine(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (UUID) row[3],
                (Long) row[4],
                Money.of((Long) row[5], (String) row[6]));
    }
}
