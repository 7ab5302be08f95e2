package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.payment.TransferGateway.ProviderAccount;

/** The table of the accounts at which parties are paid. */
@ApplicationScoped
class PayoutAccounts {

    private static final String COLUMNS =
            """
            id, party_kind, party_id, provider_account, cycle, enabled, submitted, cast(due AS text) AS due, disabled_reason,
                deadline, next_payout_at
            """;

    private static final String OF_PARTY = "SELECT " + COLUMNS
            + " FROM marketplace.payout_account WHERE party_kind = :partyKind AND party_id = :party";
    private static final String LOCK = OF_PARTY + " FOR UPDATE";

    private static final String CLAIM_DUE = "SELECT " + COLUMNS
            + """
             FROM marketplace.payout_account WHERE enabled AND next_payout_at <= :now
             ORDER BY next_payout_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String CLAIM_LOOKS =
            """
            UPDATE marketplace.payout_account SET look_due_at = :lease WHERE id IN (
                SELECT id FROM marketplace.payout_account WHERE look_due_at <= :now AND provider_account IS NOT NULL
                ORDER BY look_due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String OPEN =
            """
            INSERT INTO marketplace.payout_account (id, party_kind, party_id, cycle, next_payout_at, created_at)
            VALUES (:id, :partyKind, :party, :cycle, :next, :now) ON CONFLICT (party_kind, party_id) DO NOTHING
            """;

    private static final String SEEN =
            """
            UPDATE marketplace.payout_account SET provider_account = :account, enabled = :enabled, submitted = :submitted,
                due = cast(cast(:due AS text) AS jsonb), disabled_reason = :reason, deadline = cast(:deadline AS timestamptz),
                look_due_at = NULL
            WHERE id = :id AND coalesce(provider_account, :account) = :account
            """;

    private static final String LOOK =
            "UPDATE marketplace.payout_account SET look_due_at = :now WHERE provider_account = :account";
    private static final String PAY_NEXT =
            "UPDATE marketplace.payout_account SET next_payout_at = :next WHERE id = :id";
    private static final String CHOOSE =
            "UPDATE marketplace.payout_account SET cycle = :cycle, next_payout_at = :next WHERE id = :id";

    static Refusal none(Party party) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "no-payout-account",
                "There is no account to which this party could be paid yet.",
                Map.of("party", party.kind() + ":" + party.id()));
    }

    Uni<Optional<PayoutAccount>> find(Party party) {
        return one(OF_PARTY, query -> ofParty(query, party));
    }

    /** This transaction's alone from here on. */
    Uni<Optional<PayoutAccount>> lock(Party party) {
        return one(LOCK, query -> ofParty(query, party));
    }

    /** A party whose payout is due and that nobody else is at; this transaction's alone from here on. */
    Uni<Optional<PayoutAccount>> claimDue(Instant now) {
        return one(CLAIM_DUE, query -> query.setParameter("now", Rows.utc(now)));
    }

    /** Accounts that are to be looked at, for this instance until the lease ends. */
    Uni<List<PayoutAccount>> claimLooks(int limit, Instant now, Instant lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM_LOOKS, Tuple.class)
                        .setParameter("now", Rows.utc(now))
                        .setParameter("lease", Rows.utc(lease))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(PayoutAccounts::account).toList());
    }

    /** Makes a party's row, once. */
    Uni<Boolean> open(Party party, PayoutCycle cycle, Instant next, Instant now) {
        return Rows.change(OPEN, query -> query.setParameter("id", Ids.next())
                .setParameter("partyKind", party.kind().name())
                .setParameter("party", party.id())
                .setParameter("cycle", cycle.name())
                .setParameter("next", Rows.utc(next))
                .setParameter("now", Rows.utc(now)));
    }

    /** How the provider sees it. A row keeps the account it has. */
    Uni<Boolean> seen(UUID id, ProviderAccount seen) {
        return Rows.change(SEEN, query -> query.setParameter("id", id)
                .setParameter("account", seen.id())
                .setParameter("enabled", seen.enabled())
                .setParameter("submitted", seen.submitted())
                .setParameter("due", new JsonArray(seen.due()).encode())
                .setParameter("reason", seen.disabledReason().orElse(null))
                .setParameter("deadline", seen.deadline().map(Rows::utc).orElse(null)));
    }

    Uni<Boolean> lookSoon(String providerAccount, Instant now) {
        return Rows.change(
                LOOK, query -> query.setParameter("account", providerAccount).setParameter("now", Rows.utc(now)));
    }

    Uni<Boolean> payNext(UUID id, Instant next) {
        return Rows.change(PAY_NEXT, query -> query.setParameter("id", id).setParameter("next", Rows.utc(next)));
    }

    Uni<Boolean> choose(UUID id, PayoutCycle cycle, Instant next) {
        return Rows.change(CHOOSE, query -> query.setParameter("id", id)
                .setParameter("cycle", cycle.name())
                .setParameter("next", Rows.utc(next)));
    }

    private static Uni<Optional<PayoutAccount>> one(
            String sql, UnaryOperator<Mutiny.SelectionQuery<Tuple>> parameters) {
        return Panache.getSession()
                .chain(session -> parameters
                        .apply(session.createNativeQuery(sql, Tuple.class))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(PayoutAccounts::account));
    }

    private static Mutiny.SelectionQuery<Tuple> ofParty(Mutiny.SelectionQuery<Tuple> query, Party party) {
        return query.setParameter("partyKind", party.kind().name()).setParameter("party", party.id());
    }

    private static PayoutAccount account(Tuple row) {
        return new PayoutAccount(
                row.get("id", UUID.class),
                new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class)),
                Optional.ofNullable(row.get("provider_account", String.class)),
                PayoutCycle.valueOf(row.get("cycle", String.class)),
                row.get("enabled", Boolean.class),
                row.get("submitted", Boolean.class),
                new JsonArray(row.get("due", String.class))
                        .stream().map(Object::toString).toList(),
                Optional.ofNullable(row.get("disabled_reason", String.class)),
                Optional.ofNullable(row.get("deadline", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.get("next_payout_at", OffsetDateTime.class).toInstant());
    }
}
