package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** The table of splits as they were frozen with their lines. */
@ApplicationScoped
class FrozenSplits {

    private static final String WRITE =
            """
            INSERT INTO marketplace.order_line_split (line_id, company_id, position, account, party_kind, party_id,
                rate, amount)
            SELECT line_id, company_id, position, account, party_kind, party_id, rate, amount
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (line_id uuid, company_id uuid,
                position smallint, account text, party_kind text, party_id uuid, rate integer, amount bigint)
            """;

    private static final String OF_LINES =
            """
            SELECT line_id, account, party_kind, party_id, rate, amount FROM marketplace.order_line_split
            WHERE line_id = ANY (:lines) ORDER BY line_id, position
            """;

    /** @param splits by line, of one company */
    Uni<Integer> write(UUID companyId, Map<UUID, Split> splits) {
        var rows = new JsonArray();
        splits.forEach((line, split) -> addRows(rows, companyId, line, split.shares()));
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE)
                .setParameter("rows", rows.encode())
                .executeUpdate());
    }

    /** @param currency of the lines, which their splits do not repeat */
    Uni<Map<UUID, Split>> of(Collection<UUID> lines, Currency currency) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_LINES, Tuple.class)
                        .setParameter("lines", lines.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.get("line_id", UUID.class),
                                mapping(row -> share(row, currency), collectingAndThen(toList(), Split::new)))));
    }

    private static void addRows(JsonArray rows, UUID companyId, UUID line, List<Share> shares) {
        for (int position = 0; position < shares.size(); position++) {
            var share = shares.get(position);
            rows.add(new JsonObject()
                    .put("line_id", line.toString())
                    .put("company_id", companyId.toString())
                    .put("position", position)
                    .put("account", share.account().kind().name())
                    .put("party_kind", share.party().kind().name())
                    .put("party_id", share.party().id().toString())
                    .put("rate", share.rate())
                    .put("amount", share.amount().amount()));
        }
    }

    private static Share share(Tuple row, Currency currency) {
        var party = new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
        var account = new LedgerAccount(AccountKind.valueOf(row.get("account", String.class)), party);
        return new Share(account, row.get("rate", Integer.class), new Money(row.get("amount", Long.class), currency));
    }
}
