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
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

/** The table of refunds. */
@ApplicationScoped
class Refunds {

    private static final String COLUMNS =
            """
            r.id, r.company_id, r.attempt_id, a.group_id, r.line_id, r.reason, r.amount,
                cast(r.currency AS text) AS currency, r.state, a.provider_payment, r.provider_refund, r.provider_key, r.attempts
            """;

    private static final String LOCK_LINE = "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(:line, 0))";

    /** Nothing is inserted when the group is not paid, or the line has less left than asked for. */
    private static final String INSERT =
            """
            INSERT INTO marketplace.refund (id, company_id, attempt_id, line_id, reason, amount, currency, state,
                provider_key, due_at, created_at)
            SELECT :id, :company, a.id, :line, :reason, :amount, :currency, 'PENDING', :key, :now, :now
            FROM marketplace.payment_attempt a
            WHERE a.group_id = :group AND a.state = 'SUCCEEDED' AND a.currency = :currency
                AND :amount <= (SELECT -sum(p.amount) FROM marketplace.posting p
                        JOIN marketplace.journal_entry e ON e.id = p.entry_id
                        WHERE e.reference = :captures || cast(a.id AS text) AND p.line_id = :line)
                    - (SELECT coalesce(sum(r.amount), 0) FROM marketplace.refund r
                        WHERE r.line_id = :line AND r.state <> 'FAILED')
            ON CONFLICT (line_id, reason) DO NOTHING
            """;

    private static final String COVERING =
            """
            SELECT id FROM marketplace.refund
            WHERE line_id = :line AND (reason = :reason OR (state <> 'FAILED' AND amount >= :amount))
            ORDER BY reason = :reason DESC LIMIT 1
            """;

    private static final String CLAIM =
            """
            UPDATE marketplace.refund r SET attempts = r.attempts + 1, due_at = :lease
            FROM marketplace.payment_attempt a
            WHERE a.id = r.attempt_id AND r.id IN (SELECT id FROM marketplace.refund
                WHERE state = 'PENDING' AND due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String FIND = "SELECT " + COLUMNS
            + """
             FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
             WHERE r.id = cast(:id AS uuid) OR r.provider_refund = :providerRefund
            """;

    private static final String FINISH =
            """
            UPDATE marketplace.refund SET state = :to, provider_refund = coalesce(cast(:providerRefund AS text), provider_refund),
                failure = cast(:failure AS text), finished_at = :now
            WHERE id = :id AND state IN (:from)
            """;

    private static final String SEEN =
            """
            UPDATE marketplace.refund SET provider_refund = :providerRefund
            WHERE id = :id AND state = 'PENDING' AND provider_refund IS NULL
            """;

    private static final String TRY_LATER =
            """
            UPDATE marketplace.refund SET due_at = :dueAt, failure = :failure, provider_key = :key
            WHERE id = :id AND state = 'PENDING'
            """;

    /**
     * @return the refund of this line for this reason, made now or before; or one for another reason that gives back as
     *     much already; empty when there is nothing to refund
     */
    Uni<Optional<UUID>> insert(RefundRequest request, Instant now) {
        var id = Ids.next();
        return Panache.getSession()
                .call(session -> session.createNativeQuery(LOCK_LINE, Long.class)
                        .setParameter("line", "refund " + request.lineId())
                        .getSingleResult())
                .call(session -> insert(session, id, request, now))
                .chain(session -> session.createNativeQuery(COVERING, UUID.class)
                        .setParameter("line", request.lineId())
                        .setParameter("reason", request.reason().name())
                        .setParameter("amount", request.amount().amount())
                        .getResultList())
                .map(ids -> ids.stream().findFirst());
    }

    private static Uni<Integer> insert(Mutiny.Session session, UUID id, RefundRequest request, Instant now) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("company", request.companyId())
                .setParameter("line", request.lineId())
                .setParameter("reason", request.reason().name())
                .setParameter("amount", request.amount().amount())
                .setParameter("currency", request.amount().currency().getCurrencyCode())
                .setParameter("key", id.toString())
                .setParameter("now", utc(now))
                .setParameter("group", request.groupId())
                .setParameter("captures", RecordOutcome.CAPTURES)
                .executeUpdate();
    }

    /** Takes refunds that are due, for this instance alone until the lease ends. */
    Uni<List<Refund>> claim(int limit, Instant now, Instant lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class)
                        .setParameter("lease", utc(lease))
                        .setParameter("now", utc(now))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(Refunds::refund).toList());
    }

    /** By our id if the provider told it, else by its own. */
    Uni<Optional<Refund>> find(ProviderFact.RefundChanged changed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("id", changed.refundId().orElse(null))
                        .setParameter("providerRefund", changed.providerRefund())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Refunds::refund));
    }

    /** The money is back; also when it had been thought to have failed. */
    Uni<Boolean> succeed(UUID id, String providerRefund, Instant now) {
        return finish(id, "SUCCEEDED", List.of("PENDING", "FAILED"), providerRefund, null, now);
    }

    Uni<Boolean> fail(UUID id, Optional<String> providerRefund, String failure, Instant now) {
        return finish(id, "FAILED", List.of("PENDING"), providerRefund.orElse(null), failure, now);
    }

    /** The provider has it and is not done: remembered, so that it is not asked for again. */
    Uni<Boolean> seen(UUID id, String providerRefund) {
        return update(session -> session.createNativeQuery(SEEN)
                .setParameter("providerRefund", providerRefund)
                .setParameter("id", id));
    }

    Uni<Boolean> tryLater(UUID id, Instant dueAt, String failure, String key) {
        return update(session -> session.createNativeQuery(TRY_LATER)
                .setParameter("dueAt", utc(dueAt))
                .setParameter("failure", failure)
                .setParameter("key", key)
                .setParameter("id", id));
    }

    private static Uni<Boolean> finish(
            UUID id,
            String to,
            List<String> from,
            @Nullable String providerRefund,
            @Nullable String failure,
            Instant now) {
        return update(session -> session.createNativeQuery(FINISH)
                .setParameter("to", to)
                .setParameter("from", from)
                .setParameter("providerRefund", providerRefund)
                .setParameter("failure", failure)
                .setParameter("now", utc(now))
                .setParameter("id", id));
    }

    private static Uni<Boolean> update(Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession()
                .chain(session -> statement.apply(session).executeUpdate())
                .map(changed -> changed > 0);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Refund refund(Tuple row) {
        return new Refund(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("attempt_id", UUID.class),
                row.get("group_id", UUID.class),
                row.get("line_id", UUID.class),
                RefundReason.valueOf(row.get("reason", String.class)),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                ProviderFact.RefundState.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("provider_payment", String.class)),
                Optional.ofNullable(row.get("provider_refund", String.class)),
                row.get("provider_key", String.class),
                row.get("attempts", Integer.class));
    }
}
