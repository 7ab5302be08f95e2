package io.linli.marketplace.visitdispute;

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

/** What visits came to in a property company's communities: disputes, turnover and the company's share, out of the ledger. */
@ApplicationScoped
public class VisitFigures {

    private static final String OF_COMPANY =
            """
            SELECT o.community_id, o.supplier_id, cast(o.currency AS text) AS currency,
                cast(sum(l.amount - l.refunded) AS bigint) AS turnover,
                cast(coalesce(sum(share.amount), 0) AS bigint) AS share, count(d.id) AS disputed
            FROM marketplace.booking b
            JOIN marketplace.order_line l ON l.booking_id = b.id
            JOIN marketplace.orders o ON o.id = l.order_id AND o.state IN ('PAID', 'COMPLETED', 'REFUNDED')
            LEFT JOIN marketplace.visit_dispute d ON d.line_id = l.id
            LEFT JOIN LATERAL (
                SELECT -sum(p.amount) AS amount FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.party_kind = 'PROPERTY_COMPANY'
                    AND a.party_id = b.company_id
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                    AND e.kind IN ('SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED', 'RECEIVABLE')
                WHERE p.order_id = o.id AND p.line_id = l.id) share ON true
            WHERE b.company_id = :company AND b.state = 'DONE' AND b.starts_at >= :since
            GROUP BY o.community_id, o.supplier_id, o.currency ORDER BY 1, 2 LIMIT 1000""";

    private final Tenancy tenancy;

    VisitFigures(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** @param turnover what was paid and did not go back @param share the company's */
    public record Figures(UUID communityId, UUID supplierId, Money turnover, Money share, long disputed) {}

    /** By community and provider, of visits that were done. */
    @WithTransaction
    public Uni<List<Figures>> of(UUID companyId, Instant since) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_COMPANY, Object[].class)
                        .setParameter("company", companyId)
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(rows -> rows.stream().map(VisitFigures::figures).toList());
    }

    private static Figures figures(Object[] row) {
        var currency = (String) row[2];
        return new Figures(
                (UUID) row[0],
                (UUID) row[1],
                Money.of(((Number) row[3]).longValue(), currency),
                Money.of(((Number) row[4]).longValue(), currency),
                ((Number) row[5]).longValue());
    }
}
