package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Money;

/** The table of payment attempts, as far as cards that are charged later are concerned. All changes are guarded updates. */
@ApplicationScoped
class CardAttempts {

    /** Codes of the states in which an attempt stands for its group's money: of a group only one can. */
    static final List<String> STANDING_FOR_MONEY = Stream.concat(
                    AttemptState.all().stream().filter(AttemptState::secured), Stream.of(new AttemptState.Succeeded()))
            .map(AttemptState::code)
            .toList();

    private static final String NO_OTHER =
            """
            AND NOT EXISTS (SELECT FROM marketplace.payment_attempt other
                WHERE other.group_id = a.group_id AND other.id <> a.id AND other.state IN (:standing))
            """;

    private static final String AUTHORISE =
            """
            UPDATE marketplace.payment_attempt a SET state = 'AUTHORISED', failure = NULL, provider_payment = :payment,
                provider_session = coalesce(provider_session, cast(:session AS text)),
                held_until = started_at + cast(:life AS bigint) * interval '1 second'
            WHERE id = :id AND state IN (:from)
            """
                    + NO_OTHER;

    private static final String SAVE =
            """
            UPDATE marketplace.payment_attempt a SET state = 'SAVED', failure = NULL, provider_customer = :customer,
                provider_method = :method, provider_session = coalesce(provider_session, cast(:session AS text))
            WHERE id = :id AND state IN (:from)
            """
                    + NO_OTHER;

    /** What it is told of may be known from before it failed: then there is nothing more to let go. */
    private static final String DISCARD =
            """
            UPDATE marketplace.payment_attempt SET state = 'RELEASING', finished_at = NULL, due_at = :now, tries = 0,
                provider_key = id || '-release',
                provider_payment = coalesce(cast(:payment AS text), provider_payment),
                provider_customer = coalesce(cast(:customer AS text), provider_customer),
                provider_method = coalesce(cast(:method AS text), provider_method)
            WHERE id = :id AND state IN (:from)
                AND (provider_payment IS DISTINCT FROM coalesce(cast(:payment AS text), provider_payment)
                    OR provider_customer IS DISTINCT FROM coalesce(cast(:customer AS text), provider_customer))
            """;

    private static final String COLLECT =
            """
            UPDATE marketplace.payment_attempt SET due_at = :now, tries = 0,
                state = CASE state WHEN 'AUTHORISED' THEN 'CAPTURING' ELSE 'CHARGING' END,
                provider_key = id || CASE state WHEN 'AUTHORISED' THEN '-capture' ELSE '-charge' END
            WHERE group_id = ANY(:groups) AND state IN (:from)
            """;

    private static final String RELEASE =
            """
            UPDATE marketplace.payment_attempt SET state = 'RELEASING', due_at = :now, tries = 0,
                provider_key = id || '-release'
            WHERE group_id = ANY(:groups) AND state IN (:from) RETURNING group_id
            """;

    private static final String RELEASED =
            """
            UPDATE marketplace.payment_attempt SET state = 'RELEASED', finished_at = :now,
                due_at = CASE WHEN provider_method IS NULL THEN NULL ELSE cast(:now AS timestamptz) END
            WHERE id = :id AND state IN (:from)
            """;

    /** A saved card that refused is of no more use: what is left to do is to have it forgotten. */
    private static final String LOSE =
            """
            UPDATE marketplace.payment_attempt SET state = 'FAILED', finished_at = :now, failure = :failure, tries = 0,
                due_at = CASE WHEN provider_method IS NULL THEN NULL ELSE cast(:now AS timestamptz) END
            WHERE id = :id AND state IN (:from)
            """;

    private static final String FORGOTTEN =
            "UPDATE marketplace.payment_attempt SET provider_method = NULL, due_at = NULL"
                    + " WHERE id = :id AND provider_method = :method AND finished_at IS NOT NULL";

    private static final String CLAIM =
            """
            UPDATE marketplace.payment_attempt SET tries = tries + 1, due_at = :lease
            WHERE id IN (SELECT id FROM marketplace.payment_attempt
                WHERE due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, company_id, group_id, state, amount, cast(currency AS text) AS currency, provider_payment,
                provider_customer, provider_method, coalesce(provider_key, cast(id AS text)) AS provider_key, tries
            """;

    private static final String TRY_LATER =
            """
            UPDATE marketplace.payment_attempt SET due_at = :due, provider_key = :key
            WHERE id = :id AND state = :state AND due_at IS NOT NULL
            """;

    private static final String GIVE_UP =
            "UPDATE marketplace.payment_attempt SET due_at = NULL WHERE id = :id AND state = :state";

    /** @return false when it is known, over, or another attempt stands for the group's money */
    Uni<Boolean> authorise(UUID id, ProviderFact.About about, long lifeSeconds) {
        return update(session -> session.createNativeQuery(AUTHORISE)
                .setParameter("payment", about.payment().orElse(null))
                .setParameter("session", about.session().orElse(null))
                .setParameter("life", lifeSeconds)
                .setParameter("id", id)
                .setParameter("standing", STANDING_FOR_MONEY)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.AUTHORISE)));
    }

    /** @return false when it is known, over, or another attempt stands for the group's money */
    Uni<Boolean> save(UUID id, ProviderFact.CardSaved saved) {
        return update(session -> session.createNativeQuery(SAVE)
                .setParameter("customer", saved.customer())
                .setParameter("method", saved.method())
                .setParameter("session", saved.about().session().orElse(null))
                .setParameter("id", id)
                .setParameter("standing", STANDING_FOR_MONEY)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.SAVE)));
    }

    /** @return whether this call found something to let go */
    Uni<Boolean> discard(
            UUID id, Optional<String> payment, Optional<String> customer, Optional<String> method, Instant now) {
        return update(session -> session.createNativeQuery(DISCARD)
                .setParameter("payment", payment.orElse(null))
                .setParameter("customer", customer.orElse(null))
                .setParameter("method", method.orElse(null))
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.DISCARD)));
    }

    Uni<Integer> collect(Collection<UUID> groupIds, Instant now) {
        return groupIds.isEmpty()
                ? Uni.createFrom().item(0)
                : Panache.getSession().chain(session -> session.createNativeQuery(COLLECT)
                        .setParameter("now", utc(now))
                        .setParameter("groups", groupIds.toArray(UUID[]::new))
                        .setParameter("from", AttemptState.movedBy(AttemptEvent.COLLECT))
                        .executeUpdate());
    }

    /** @return those of the groups whose card is let go now */
    Uni<List<UUID>> release(Collection<UUID> groupIds, Instant now) {
        return groupIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.getSession().chain(session -> session.<UUID>createNativeQuery(RELEASE)
                        .setParameter("now", utc(now))
                        .setParameter("groups", groupIds.toArray(UUID[]::new))
                        .setParameter("from", AttemptState.movedBy(AttemptEvent.RELEASE))
                        .getResultList());
    }

    Uni<Boolean> released(UUID id, Instant now) {
        return update(session -> session.createNativeQuery(RELEASED)
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .setParameter("from", AttemptState.movedBy(AttemptEvent.VOID)));
    }

    /** The card stands for the money no longer. @return whether this call noted it */
    Uni<Boolean> lose(UUID id, AttemptEvent event, String failure, Instant now) {
        return update(session -> session.createNativeQuery(LOSE)
                .setParameter("now", utc(now))
                .setParameter("failure", failure)
                .setParameter("id", id)
                .setParameter("from", AttemptState.movedBy(event, true)));
    }

    Uni<Boolean> forgotten(UUID id, String method) {
        return update(session ->
                session.createNativeQuery(FORGOTTEN).setParameter("id", id).setParameter("method", method));
    }

    /** Takes what is due, for this instance alone until the lease ends. */
    Uni<List<DueCard>> claim(int limit, Instant now, Instant lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class)
                        .setParameter("lease", utc(lease))
                        .setParameter("now", utc(now))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(CardAttempts::due).toList());
    }

    Uni<Boolean> tryLater(DueCard card, Instant due, String key) {
        return update(session -> session.createNativeQuery(TRY_LATER)
                .setParameter("due", utc(due))
                .setParameter("key", key)
                .setParameter("id", card.attemptId())
                .setParameter("state", card.state().code()));
    }

    Uni<Boolean> giveUp(DueCard card) {
        return update(session -> session.createNativeQuery(GIVE_UP)
                .setParameter("id", card.attemptId())
                .setParameter("state", card.state().code()));
    }

    private static Uni<Boolean> update(Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession()
                .chain(session -> statement.apply(session).executeUpdate())
                .map(changed -> changed > 0);
    }

    private static DueCard due(Tuple row) {
        var order = new CardGateway.CardOrder(
                row.get("id", UUID.class),
                row.get("group_id", UUID.class),
                text(row, "provider_payment"),
                text(row, "provider_customer"),
                text(row, "provider_method"),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                row.get("provider_key", String.class));
        return new DueCard(
                order,
                row.get("company_id", UUID.class),
                AttemptState.of(row.get("state", String.class)),
                row.get("tries", Integer.class));
    }

    private static String text(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, String.class)).orElse("");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
