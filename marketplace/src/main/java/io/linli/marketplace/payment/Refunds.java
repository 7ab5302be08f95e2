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
import io.linli.marketplace.payment.ProviderFact.RefundState;

/** The table of refunds. */
@ApplicationScoped
class Refunds {

    private static final String COLUMNS =
            """
            r.id, r.company_id, r.attempt_id, a.group_id, r.line_id, r.reason, r.amount,
                cast(r.currency AS text) AS currency, r.state, a.provider_payment, r.provider_refund, r.provider_key, r.attempts
            """;

    /** Makes the line's row when there is none, if it was paid; and from here on the line is this transaction's alone. */
    private static final String LOCK_LINE =
            """
            INSERT INTO marketplace.refundable AS known (line_id, company_id, captured)
            SELECT p.line_id, p.company_id, cast(-sum(p.amount) AS bigint)
            FROM marketplace.payment_attempt a
            JOIN marketplace.journal_entry e ON e.reference = :captures || cast(a.id AS text)
            JOIN marketplace.posting p ON p.entry_id = e.id
            WHERE a.group_id = :group AND a.state = 'SUCCEEDED' AND p.line_id = :line
            GROUP BY p.line_id, p.company_id
            ON CONFLICT (line_id) DO UPDATE SET captured = known.captured
            """;

    /** Nothing is inserted when the cause is known, the group is not paid, or the line has less left than asked for. */
    private static final String INSERT =
            """
            WITH claim AS (
                UPDATE marketplace.refundable b
                SET claimed = b.claimed + coalesce(cast(:amount AS bigint), b.captured - b.claimed)
                FROM marketplace.refundable before
                WHERE b.line_id = :line AND before.line_id = b.line_id AND b.claimed < b.captured
                    AND b.claimed + coalesce(cast(:amount AS bigint), 0) <= b.captured
                    AND EXISTS (SELECT FROM marketplace.payment_attempt a WHERE a.group_id = :group
                        AND a.state = 'SUCCEEDED' AND a.currency = coalesce(cast(:currency AS text), a.currency))
                    AND NOT EXISTS (SELECT FROM marketplace.refund r
                        WHERE r.line_id = :line AND r.reason = :reason AND r.cause_id = :cause)
                RETURNING b.claimed - before.claimed AS amount)
            INSERT INTO marketplace.refund (id, company_id, attempt_id, line_id, reason, cause_id, amount, currency, state,
                provider_key, due_at, created_at)
            SELECT :id, :company, a.id, :line, :reason, :cause, claim.amount, a.currency, 'PENDING', :key, :now, :now
            FROM claim JOIN marketplace.payment_attempt a ON a.group_id = :group AND a.state = 'SUCCEEDED'
            """;

    /** The same refund; or, where the line goes back as a whole, one that gives back as much already. */
    private static final String COVERING =
            """
            SELECT id FROM marketplace.refund
            WHERE line_id = :line AND (reason = :reason AND cause_id = :cause
                OR :whole AND state <> 'FAILED' AND amount >= coalesce(cast(:amount AS bigint), 1))
            ORDER BY reason = :reason AND cause_id = :cause DESC, id LIMIT 1
            """;

    private static final String LEFT = "SELECT captured - claimed FROM marketplace.refundable WHERE line_id = :line";

    private static final String CLAIM_LINE =
            "UPDATE marketplace.refundable SET claimed = claimed + :amount WHERE line_id = :line";

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
             FOR UPDATE OF r
            """;

    private static final String SUCCEED =
            """
            UPDATE marketplace.refund SET state = 'SUCCEEDED', failure = NULL, finished_at = :now,
                provider_refund = coalesce(cast(:providerRefund AS text), provider_refund)
            WHERE id = :id AND state = 'PENDING'
            """;

    /**
     * What we had given up went after all: the line gives back that much again, if it still has it. What the provider itself
     * called failed stays so: an older word of its success may come later.
     */
    private static final String SUCCEED_AFTER_ALL =
            """
            WITH claim AS (
                UPDATE marketplace.refundable b SET claimed = b.claimed + r.amount
                FROM marketplace.refund r
                WHERE r.id = :id AND r.state = 'FAILED' AND r.provider_refund IS NULL AND b.line_id = r.line_id
                    AND b.claimed + r.amount <= b.captured
                RETURNING r.id)
            UPDATE marketplace.refund r SET state = 'SUCCEEDED', failure = NULL, finished_at = :now,
                provider_refund = coalesce(cast(:providerRefund AS text), r.provider_refund)
            FROM claim WHERE r.id = claim.id
            """;

    private static final String FAIL =
            """
            WITH failed AS (
                UPDATE marketplace.refund SET state = 'FAILED', failure = :failure, finished_at = :now,
                    provider_refund = coalesce(cast(:providerRefund AS text), provider_refund)
                WHERE id = :id AND state = :from
                RETURNING line_id, amount)
            UPDATE marketplace.refundable b SET claimed = b.claimed - failed.amount
            FROM failed WHERE b.line_id = failed.line_id
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
     * @return the refund of this line for this reason and cause, made now or before; where the line goes back as a whole,
     *     also one for another reason that gives back as much already; empty when there is nothing to refund
     */
    Uni<Optional<UUID>> insert(RefundRequest request, Instant now) {
        return Panache.getSession()
                .call(session -> lockLine(session, request.lineId(), request.groupId()))
                .call(session -> insert(session, request, now))
                .chain(session -> session.<UUID>createNativeQuery(COVERING)
                        .setParameter("line", request.lineId())
                        .setParameter("reason", request.reason().name())
                        .setParameter("cause", request.causeId())
                        .setParameter("whole", request.reason().ofWholeLine())
                        .setParameter("amount", amount(request))
                        .getResultList())
                .map(ids -> ids.stream().findFirst());
    }

    private static Uni<Integer> insert(Mutiny.Session session, RefundRequest request, Instant now) {
        var id = Ids.next();
        return session.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("company", request.companyId())
                .setParameter("line", request.lineId())
                .setParameter("reason", request.reason().name())
                .setParameter("cause", request.causeId())
                .setParameter("amount", amount(request))
                .setParameter(
                        "currency",
                        request.amount()
                                .map(money -> money.currency().getCurrencyCode())
                                .orElse(null))
                .setParameter("key", id.toString())
                .setParameter("now", utc(now))
                .setParameter("group", request.groupId())
                .executeUpdate();
    }

    private static @Nullable Long amount(RefundRequest request) {
        return request.amount().map(Money::amount).orElse(null);
    }

    /** What of a paid line neither went back nor is on its way, in minor units; the line is this transaction's alone then. */
    Uni<Long> left(UUID lineId, UUID groupId) {
        return Panache.getSession()
                .call(session -> lockLine(session, lineId, groupId))
                .chain(session -> session.<Long>createNativeQuery(LEFT)
                        .setParameter("line", lineId)
                        .getSingleResult());
    }

    /** Money of a line that goes without a refund of ours. The line was locked by {@link #left}. */
    Uni<Integer> claim(UUID lineId, Money amount) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CLAIM_LINE)
                .setParameter("amount", amount.amount())
                .setParameter("line", lineId)
                .executeUpdate());
    }

    private static Uni<Integer> lockLine(Mutiny.Session session, UUID lineId, UUID groupId) {
        return session.createNativeQuery(LOCK_LINE)
                .setParameter("captures", RecordOutcome.CAPTURES)
                .setParameter("group", groupId)
                .setParameter("line", lineId)
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

    /** By our id if the provider told it, else by its own; this transaction's alone from here on. */
    Uni<Optional<Refund>> find(ProviderFact.RefundChanged changed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("id", changed.refundId().orElse(null))
                        .setParameter("providerRefund", changed.providerRefund())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Refunds::refund));
    }

    /**
     * The money is back; also when it had been given up.
     *
     * @return false when that is known, or when what had been given up was given back otherwise meanwhile
     */
    Uni<Boolean> succeed(UUID id, String providerRefund, Instant now) {
        return succeed(SUCCEED, id, providerRefund, now)
                .chain(done ->
                        done ? Uni.createFrom().item(true) : succeed(SUCCEED_AFTER_ALL, id, providerRefund, now));
    }

    /** @return whether this call ended it; the line has its amount left again */
    Uni<Boolean> fail(UUID id, Optional<String> providerRefund, String failure, Instant now) {
        return fail(RefundState.PENDING, id, providerRefund, failure, now);
    }

    /** The money had gone and came back to us. @return whether this call noted it; the line has its amount left again */
    Uni<Boolean> bounce(UUID id, String providerRefund, String failure, Instant now) {
        return fail(RefundState.SUCCEEDED, id, Optional.of(providerRefund), failure, now);
    }

    private static Uni<Boolean> fail(
            RefundState from, UUID id, Optional<String> providerRefund, String failure, Instant now) {
        return update(session -> session.createNativeQuery(FAIL)
                .setParameter("from", from.name())
                .setParameter("providerRefund", providerRefund.orElse(null))
                .setParameter("failure", failure)
                .setParameter("now", utc(now))
                .setParameter("id", id));
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

    private static Uni<Boolean> succeed(String statement, UUID id, String providerRefund, Instant now) {
        return update(session -> session.createNativeQuery(statement)
                .setParameter("providerRefund", providerRefund)
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

    static Refund refund(Tuple row) {
        return new Refund(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("attempt_id", UUID.class),
                row.get("group_id", UUID.class),
                row.get("line_id", UUID.class),
                RefundReason.valueOf(row.get("reason", String.class)),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                RefundState.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("provider_payment", String.class)),
                Optional.ofNullable(row.get("provider_refund", String.class)),
                row.get("provider_key", String.class),
                row.get("attempts", Integer.class));
    }
}
