package io.linli.marketplace.reconciliation;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** What the tables of payouts know and the ledger does not. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class PayoutFacts {

    private static final String OWNERS =
            """
            SELECT provider_account, party_kind, party_id FROM marketplace.payout_account
            WHERE provider_account IN (SELECT jsonb_array_elements_text(cast(cast(:wanted AS text) AS jsonb)))
            """;

    private static final String IDS =
            """
            SELECT number, id FROM marketplace.payout
            WHERE number IN (SELECT jsonb_array_elements_text(cast(cast(:wanted AS text) AS jsonb)))
            """;

    /** Whose these accounts at the provider are; those that are nobody's are left out. */
    Uni<Map<String, Party>> ownersOf(Collection<String> providerAccounts) {
        return rows(OWNERS, providerAccounts).map(rows -> rows.stream()
                .collect(toMap(row -> row.get("provider_account", String.class), PayoutFacts::party)));
    }

    /** Ids of the payouts with these numbers; those that there are none of are left out. */
    Uni<Map<String, UUID>> idsOf(Collection<String> numbers) {
        return rows(IDS, numbers).map(rows -> rows.stream()
                .collect(toMap(row -> row.get("number", String.class), row -> row.get("id", UUID.class))));
    }

    private static Uni<List<Tuple>> rows(String query, Collection<String> wanted) {
        return Panache.getSession().chain(session -> session.createNativeQuery(query, Tuple.class)
                .setParameter("wanted", Json.texts(wanted))
                .getResultList());
    }

    private static Party party(Tuple row) {
        return new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
    }
}
