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
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

/** The tables of disputes. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class DisputeStore {

    private static final String SELECT =
            """
            SELECT id, company_id, group_id, attempt_id, provider_dispute, amount, cast(currency AS text) AS currency,
                reason, state, evidence_due_at, evidence, opened_at, closed_at
            FROM marketplace.dispute
            """;

    private static final String OPEN =
            """
            INSERT INTO marketplace.dispute (id, company_id, group_id, attempt_id, provider_dispute, amount, currency,
                reason, state, evidence_due_at, opened_at, closed_at)
            VALUES (:id, :company, :group, :attempt, :provider, :amount, :currency, :reason, 'INQUIRY',
                cast(:due AS timestamptz), :opened, NULL)
            ON CONFLICT (provider_dispute) DO NOTHING""";

    private static final String MOVE =
            """
            UPDATE marketplace.dispute SET state = :to, closed_at = cast(:closed AS timestamptz), amount = :amount,
                evidence_due_at = coalesce(cast(:due AS timestamptz), evidence_due_at)
            WHERE id = :id AND state = :from""";

    private static final String ANSWER = "UPDATE marketplace.dispute SET evidence = :evidence WHERE id = :id";

    private static final String TAKE =
            """
            INSERT INTO marketplace.dispute_line (id, company_id, dispute_id, line_id, amount)
            VALUES (:id, :company, :dispute, :line, :amount)""";

    /** @return whether it is new; then it stands at the very beginning, until it is moved */
    Uni<Boolean> open(Attempt attempt, ProviderFact.DisputeChanged told) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter("id", Ids.next())
                        .setParameter("company", attempt.companyId())
                        .setParameter("group", attempt.groupId())
                        .setParameter("attempt", attempt.id())
                        .setParameter("provider", told.providerDispute())
                        .setParameter("amount", told.amount().amount())
                        .setParameter("currency", told.amount().currency().getCurrencyCode())
                        .setParameter("reason", told.reason())
                        .setParameter("due", utc(told.evidenceDueAt().orElse(null)))
                        .setParameter("opened", utc(told.openedAt()))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** This transaction's alone from here on. */
    Uni<Dispute> lock(String providerDispute) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT + " WHERE provider_dispute = :provider FOR UPDATE", Tuple.class)
                        .setParameter("provider", providerDispute)
                        .getSingleResult())
                .map(DisputeStore::dispute);
    }

    Uni<Optional<Dispute>> find(UUID id, boolean lock) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT + " WHERE id = :id" + (lock ? " FOR UPDATE" : ""), Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(DisputeStore::dispute));
    }

    /** Newest first. */
    Uni<List<Dispute>> page(UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT + " WHERE id < :before ORDER BY id DESC LIMIT :limit", Tuple.class)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(DisputeStore::dispute).toList());
    }

    Uni<Integer> move(Dispute from, ProviderFact.DisputeChanged told, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE)
                .setParameter("to", told.state().name())
                .setParameter("closed", told.state().closed() ? utc(now) : null)
                .setParameter("amount", told.amount().amount())
                .setParameter("due", utc(told.evidenceDueAt().orElse(null)))
                .setParameter("id", from.id())
                .setParameter("from", from.state().name())
                .executeUpdate());
    }

    Uni<Integer> answer(UUID id, String evidence) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ANSWER)
                .setParameter("evidence", evidence)
                .setParameter("id", id)
                .executeUpdate());
    }

    Uni<Integer> take(Dispute dispute, UUID id, UUID lineId, Money amount) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TAKE)
                .setParameter("id", id)
                .setParameter("company", dispute.companyId())
                .setParameter("dispute", dispute.id())
                .setParameter("line", lineId)
                .setParameter("amount", amount.amount())
                .executeUpdate());
    }

    private static Dispute dispute(Tuple row) {
        return new Dispute(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("group_id", UUID.class),
                row.get("attempt_id", UUID.class),
                row.get("provider_dispute", String.class),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                row.get("reason", String.class),
                DisputeState.valueOf(row.get("state", String.class)),
                instant(row, "evidence_due_at"),
                Optional.ofNullable(row.get("evidence", String.class)),
                row.get("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"));
    }

    private static Optional<Instant> instant(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
