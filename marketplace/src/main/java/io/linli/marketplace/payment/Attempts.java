package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.Attempt.PageTerms;

/** The table of payment attempts. All changes of state are guarded updates that follow {@link AttemptState}. */
@ApplicationScoped
class Attempts {

    private static final String SELECT =
            """
            SELECT id, company_id, group_id, amount, cast(currency AS text) AS currency, state, provider_session,
                provider_payment, pay_url, failure, success_url, cancel_url, locale, started_at, mode,
                finished_at
            FROM marketplace.payment_attempt
            """;

    /** Whoever moves one of the group's attempts at this moment is waited for, and waits for us. */
    private static final String LOCK_GROUP =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.payment_attempt WHERE group_id = :group ORDER BY id FOR UPDATE)
                AS locked
            """;

    /** None where one stands for the group's money already. */
    private static final String OPEN =
            """
            INSERT INTO marketplace.payment_attempt (id, company_id, group_id, amount, currency, state, created_at)
            SELECT cast(:id AS uuid), cast(:company AS uuid), cast(:group AS uuid), cast(:amount AS bigint),
                cast(:currency AS text), 'PENDING', cast(:now AS timestamptz)
            WHERE NOT EXISTS (SELECT FROM marketplace.payment_attempt
                WHERE group_id = cast(:group AS uuid) AND state IN (:secured))
            ON CONFLICT (group_id) WHERE state IN ('PENDING', 'STARTED') DO NOTHING
            """;

    /** Of a group that has none. */
    private static final String OPEN_FIRST =
            """
            INSERT INTO marketplace.payment_attempt (id, company_id, group_id, amount, currency, state, created_at)
            VALUES (:id, :company, :group, :amount, :currency, 'PENDING', :now)
            """;

    private static final String START =
            """
            UPDATE marketplace.payment_attempt SET state = 'STARTED', success_url = :success, cancel_url = :cancel,
                locale = :locale, mode = :mode, started_at = :now
            WHERE id = :id AND state IN (:from)
            """;

    private static final String ATTACH =
            """
            UPDATE marketplace.payment_attempt SET provider_session = :session, pay_url = :url
            WHERE id = :id AND provider_session IS NULL
            """;

    /** A saved card was of use: what is left to do is to have it forgotten. */
    private static final String CAPTURE =
            """
            UPDATE marketplace.payment_attempt a SET state = 'SUCCEEDED', finished_at = :now, failure = NULL, tries = 0,
                due_at = CASE WHEN provider_method IS NULL THEN NULL ELSE cast(:now AS timestamptz) END,
                provider_payment = coalesce(cast(:payment AS text), provider_payment),
                provider_session = coalesce(provider_session, cast(:session AS text))
            WHERE id = :id AND state IN (:from) AND NOT EXISTS (SELECT FROM marketplace.payment_attempt other
                WHERE other.group_id = a.group_id AND other.id <> a.id
                    AND other.state IN (:secured))
            """;

    private static final String END =
            """
            UPDATE marketplace.payment_attempt SET state = :to, finished_at = :now,
                failure = coalesce(cast(:failure AS text), failure)
            WHERE id = :id AND state IN (:from)
            """;

    private static final String NOTE_DECLINE =
            """
            UPDATE marketplace.payment_attempt SET failure = :failure
            WHERE id = :id AND state = 'STARTED' AND failure IS DISTINCT FROM cast(:failure AS text)
            """;

    private static final String GIVE_UP =
            """
            UPDATE marketplace.payment_attempt SET state = 'ABANDONED', finished_at = :now
            WHERE group_id = :group AND state = 'PENDING'
            """;

    /** The first attempt of a group that is being made. */
    Uni<Void> openFirst(UUID groupId, UUID companyId, Money amount, Instant now) {
        return update(session -> opened(session.createNativeQuery(OPEN_FIRST), groupId, companyId, amount, now))
                .replaceWithVoid();
    }

    /** A further attempt, unless one is live or stands for the money. @return the one that counts then */
    Uni<UUID> open(UUID groupId, UUID companyId, Money amount, Instant now) {
        return Panache.getSession()
                .call(session -> session.<Long>createNativeQuery(LOCK_GROUP)
                        .setParameter("group", groupId)
                        .getSingleResult())
                .call(session -> opened(session.createNativeQuery(OPEN), groupId, companyId, amount, now)
                        .setParameter("secured", CardAttempts.STANDING_FOR_MONEY)
                        .executeUpdate())
                .chain(() -> latest(groupId))
                .map(attempt -> attempt.orElseThrow().id());
    }

    private static Mutiny.MutationQuery opened(
            Mutiny.MutationQuery insert, UUID groupId, UUID companyId, Money amount, Instant now) {
        return insert.setParameter("id", Ids.next())
                .setParameter("company", companyId)
                .setParameter("group", groupId)
                .setParameter("amount", amount.amount())
                .setParameter("currency", amount.currency().getCurrencyCode())
                .setParameter("now", utc(now));
    }

    /** The attempt of a group that counts: the one that succeeded, else the newest. */
    Uni<Optional<Attempt>> latest(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT + " WHERE group_id = :group ORDER BY state = 'SUCCEEDED' DESC, id DESC LIMIT 1",
                                Tuple.class)
                        .setParameter("group", groupId)
                        .getResultList())
                .map(Attempts::first);
    }

    Uni<Optional<Attempt>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SELECT + " WHERE id = :id", Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(Attempts::first);
    }

    /** By our id if the provider told it, else by its own ids. */
    Uni<Optional<Attempt>> find(ProviderFact.About about) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT
                                        + """
                                         WHERE id = cast(:id AS uuid) OR (cast(:id AS uuid) IS NULL AND
                                            (provider_session = :session OR provider_payment = :payment))
                                        """,
                                Tuple.class)
                        .setParameter("id", about.attemptId().orElse(null))
                        .setParameter("session", about.session().orElse(""))
                        .setParameter("payment", about.payment().orElse(""))
                        .getResultList())
                .map(Attempts::first);
    }

    /** @return whether this call started it */
    Uni<Boolean> start(UUID id, PaymentRequest request, CaptureMode mode, Instant now) {
        return update(session -> session.createNativeQuery(START)
                .setParameter("success", request.successUrl().toString())
                .setParameter("cancel", request.cancelUrl().toString())
                .setParameter("locale", request.locale().toLanguageTag())
                .setParameter("mode", mode.name())
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.START)));
    }

    /** Keeps the provider's page with its attempt, once. */
    Uni<Boolean> attach(UUID id, PaymentGateway.OpenedPage page) {
        return update(session -> session.createNativeQuery(ATTACH)
                .setParameter("session", page.session())
                .setParameter("url", page.url().toString())
                .setParameter("id", id));
    }

    /** @return false when it was captured before, or another attempt of its group was */
    Uni<Boolean> capture(UUID id, ProviderFact.About about, Instant now) {
        return update(session -> session.createNativeQuery(CAPTURE)
                .setParameter("payment", about.payment().orElse(null))
                .setParameter("session", about.session().orElse(null))
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .setParameter("secured", CardAttempts.STANDING_FOR_MONEY)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.CAPTURE)));
    }

    /** Ends what no card stands for; for the others see {@link CardAttempts}. @return whether this call ended it */
    Uni<Boolean> end(UUID id, AttemptEvent event, Optional<String> failure, Instant now) {
        var to = event == AttemptEvent.FAIL ? new AttemptState.Failed() : new AttemptState.Abandoned();
        return update(session -> session.createNativeQuery(END)
                .setParameter("to", to.code())
                .setParameter("failure", failure.orElse(null))
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .setParameter("from", AttemptState.movedBy(event, false)));
    }

    Uni<Boolean> noteDecline(UUID id, String failure) {
        return update(session -> session.createNativeQuery(NOTE_DECLINE)
                .setParameter("failure", failure)
                .setParameter("id", id));
    }

    Uni<Void> giveUpUnstarted(UUID groupId, Instant now) {
        return update(session -> session.createNativeQuery(GIVE_UP)
                        .setParameter("group", groupId)
                        .setParameter("now", utc(now)))
                .replaceWithVoid();
    }

    private static Uni<Boolean> update(Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession()
                .chain(session -> statement.apply(session).executeUpdate())
                .map(changed -> changed > 0);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Attempt> first(List<Tuple> rows) {
        return rows.stream().findFirst().map(Attempts::attempt);
    }

    private static Attempt attempt(Tuple row) {
        return new Attempt(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("group_id", UUID.class),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                AttemptState.of(row.get("state", String.class)),
                text(row, "provider_session"),
                text(row, "provider_payment"),
                text(row, "pay_url").map(URI::create),
                text(row, "failure"),
                terms(row),
                CaptureMode.valueOf(row.get("mode", String.class)),
                instant(row, "finished_at"));
    }

    private static Optional<PageTerms> terms(Tuple row) {
        return instant(row, "started_at")
                .map(startedAt -> new PageTerms(
                        URI.create(row.get("success_url", String.class)),
                        URI.create(row.get("cancel_url", String.class)),
                        Locale.forLanguageTag(row.get("locale", String.class)),
                        startedAt));
    }

    private static Optional<String> text(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }

    private static Optional<Instant> instant(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
