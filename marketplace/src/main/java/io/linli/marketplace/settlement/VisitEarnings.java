package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;

/** What a provider earned by visits that were done, by technician: sums of the ledger's postings. */
@ApplicationScoped
public class VisitEarnings {

    private static final String OF_PROVIDER =
            """
            SELECT b.technician_id, count(DISTINCT b.id) AS visits,
                cast(sum(CASE WHEN l.extra_work_id IS NULL THEN extract(epoch FROM b.ends_at - b.starts_at) / 60 ELSE 0 END) AS bigint)
                    AS minutes,
                cast(coalesce(sum(share.amount), 0) AS bigint) AS share, cast(o.currency AS text) AS currency
            FROM marketplace.booking b
            JOIN marketplace.order_line l ON l.booking_id = b.id
            JOIN marketplace.orders o ON o.id = l.order_id AND o.state IN ('PAID', 'COMPLETED', 'REFUNDED')
            LEFT JOIN LATERAL (
                SELECT -sum(p.amount) AS amount FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.party_kind = 'SUPPLIER'
                    AND a.party_id = b.supplier_id
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                    AND e.kind IN ('SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED', 'RECEIVABLE')
                WHERE p.order_id = o.id AND p.line_id = l.id) share ON true
            WHERE b.supplier_id = :supplier AND b.state = 'DONE' AND b.starts_at >= :since
            GROUP BY b.technician_id, o.currency ORDER BY share DESC, b.technician_id LIMIT 1000""";

    private final Tenancy tenancy;

    VisitEarnings(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** @param minutes as they were booked @param share the provider's, after what others share in it and what went back */
    public record Earned(UUID technicianId, long visits, long minutes, Money share) {}

    @WithTransaction
    public Uni<List<Earned>> of(UUID supplierId, Instant since) {
        return tenancy.cross("a provider's earnings by visits")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_PROVIDER, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(rows -> rows.stream().map(VisitEarnings::earned).toList());
    }

    private static Earned earned(Object[] row) {
        return new Earned(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                Money.of(((Number) row[3]).longValue(), (String) row[4]));
    }
}
