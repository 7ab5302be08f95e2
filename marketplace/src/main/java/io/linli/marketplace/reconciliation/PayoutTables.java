package io.linli.marketplace.reconciliation;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** Reads them from the tables of payouts, in an installation that pays out. */
@ApplicationScoped
class PayoutTables implements PayoutFacts {

    private static final String PAYS_OUT = "SELECT to_regclass('marketplace.' || :table) IS NOT NULL";

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

    @Override
    public Uni<Optional<Map<String, Party>>> ownersOf(Collection<String> providerAccounts) {
        return rows("payout_account", OWNERS, providerAccounts)
                .map(found -> found.map(rows -> rows.stream()
                        .collect(toMap(row -> row.get("provider_account", String.class), PayoutTables::party))));
    }

    @Override
    public Uni<Map<String, UUID>> idsOf(Collection<String> numbers) {
        return rows("payout", IDS, numbers).map(found -> found.orElse(List.of()).stream()
                .collect(toMap(row -> row.get("number", String.class), row -> row.get("id", UUID.class))));
    }

    private static Uni<Optional<List<Tuple>>> rows(String table, String query, Collection<String> wanted) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PAYS_OUT, Boolean.class)
                .setParameter("table", table)
                .getSingleResult()
                .chain(there -> there
                        ? session.createNativeQuery(query, Tuple.class)
                                .setParameter("wanted", Json.texts(wanted))
                                .getResultList()
                                .map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Party party(Tuple row) {
        return new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
    }
}
