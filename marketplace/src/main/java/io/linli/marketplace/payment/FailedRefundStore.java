package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** Refunds that failed. Needs a transaction that crosses tenancies. */
@ApplicationScoped
class FailedRefundStore {

    /**
     * A refund that failed, and was not made again. What its line has not left any more went back by another way. Grants of
     * after-sales, disputed visits and bills are not among them: who granted them grants them again.
     */
    private static final String WAITING =
            """
            SELECT r.id, r.company_id, a.group_id, r.line_id, r.reason, r.amount, cast(r.currency AS text) AS currency,
                coalesce(r.failure, '') AS failure, r.created_at, r.finished_at
            FROM marketplace.refund r
            JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
            JOIN marketplace.refundable b ON b.line_id = r.line_id
            WHERE r.state = 'FAILED' AND r.reason IN (:reasons) AND b.captured - b.claimed >= r.amount AND r.id < :before
                AND NOT EXISTS (SELECT FROM marketplace.refund again
                    WHERE again.line_id = r.line_id AND again.reason = r.reason AND again.cause_id = r.id)
            ORDER BY r.id DESC LIMIT :limit""";

    private static final String FIND =
            """
            SELECT r.id, r.company_id, r.attempt_id, a.group_id, r.line_id, r.reason, r.amount,
                cast(r.currency AS text) AS currency, r.state, a.provider_payment, r.provider_refund, r.provider_key, r.attempts
            FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
            WHERE r.id = :id
            FOR UPDATE OF r""";

    private static final String AGAIN =
            """
            SELECT id FROM marketplace.refund WHERE line_id = :line AND reason = :reason AND cause_id = :cause""";

    private static final List<String> REASONS = List.of(RefundReason.values()).stream()
            .filter(RefundReason::repeatable)
            .map(RefundReason::name)
            .toList();

    /** Newest first. */
    Uni<List<FailedRefund>> waiting(UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAITING, Tuple.class)
                        .setParameter("reasons", REASONS)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(FailedRefundStore::failed).toList());
    }

    /** This transaction's alone from here on. */
    Uni<Optional<Refund>> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Refunds::refund));
    }

    /** The one that was made in its place. */
    Uni<Optional<UUID>> again(Refund failed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AGAIN, UUID.class)
                        .setParameter("line", failed.lineId())
                        .setParameter("reason", failed.reason().name())
                        .setParameter("cause", failed.id())
                        .getResultList())
                .map(ids -> ids.stream().findFirst());
    }

    private static FailedRefund failed(Tuple row) {
        return new FailedRefund(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("group_id", UUID.class),
                row.get("line_id", UUID.class),
                RefundReason.valueOf(row.get("reason", String.class)),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                row.get("failure", String.class),
                instant(row, "created_at"),
                Optional.ofNullable(row.get("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElseGet(() -> instant(row, "created_at")));
    }

    private static Instant instant(Tuple row, String column) {
        return row.get(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }
}
