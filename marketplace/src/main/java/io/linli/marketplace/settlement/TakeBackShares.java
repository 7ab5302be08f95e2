package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.LineRefunded;
import io.linli.marketplace.payment.RefundReason;

/** Books the reversal of a refund's shares whose event was lost: the same entry as the event would have booked, once. */
@ApplicationScoped
public class TakeBackShares {

    private static final String EVENT =
            """
            SELECT line_id, company_id, id, attempt_id, amount, reason FROM marketplace.refund
            WHERE 'refund:' || cast(id AS text) = :reference AND id = cast(split_part(:reference, ':', 2) AS uuid)
            UNION ALL
            SELECT l.line_id, l.company_id, l.id, d.attempt_id, l.amount, 'DISPUTE_LOST' FROM marketplace.dispute_line l
            JOIN marketplace.dispute d ON d.id = l.dispute_id
            WHERE 'dispute-lost:' || cast(l.id AS text) = :reference AND l.id = cast(split_part(:reference, ':', 2) AS uuid)
            """;

    private final PostSplits splits;
    private final Tenancy tenancy;

    TakeBackShares(PostSplits splits, Tenancy tenancy) {
        this.splits = splits;
        this.tenancy = tenancy;
    }

    /**
     * In the caller's transaction, which crosses tenants; it is in the line's company's tenancy afterwards.
     *
     * @param reference the ledger's, of the refund or of what a dispute took of a line
     * @return the ledger's reference of the reversal
     */
    public Uni<String> ofRefund(String reference) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EVENT, Tuple.class)
                        .setParameter("reference", reference)
                        .getSingleResult())
                .map(TakeBackShares::event)
                .call(event -> tenancy.enter(event.companyId()).chain(() -> splits.takeBack(event)))
                .map(event -> SplitEntries.reversalReference(event.refundId()));
    }

    private static LineRefunded event(Tuple row) {
        return new LineRefunded(
                row.get("line_id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("id", UUID.class),
                row.get("attempt_id", UUID.class),
                row.get("amount", Long.class),
                RefundReason.valueOf(row.get("reason", String.class)));
    }
}
