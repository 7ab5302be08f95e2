package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Money;

/** The ledger's part of the equation. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class BalanceStore {

    private static final String LEDGER =
            """
            SELECT cast(a.currency AS text) AS currency, cast(sum(b.balance) AS bigint) AS amount
            FROM marketplace.ledger_account a JOIN marketplace.ledger_balance b ON b.account_id = a.id
            WHERE a.kind = 'PROVIDER_CLEARING' GROUP BY 1
            """;

    private static final String OUTSIDE =
            """
            SELECT cast(p.currency AS text) AS currency, cast(sum(p.amount) AS bigint) AS amount
            FROM marketplace.payment_attempt t
            JOIN marketplace.journal_entry e ON e.reference = 'capture:' || cast(t.id AS text)
            JOIN marketplace.posting p ON p.entry_id = e.id
            JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PROVIDER_CLEARING'
            WHERE t.state = 'SUCCEEDED' AND t.provider_payment IS NULL GROUP BY 1
            """;

    private final ExceptionStore exceptions;

    BalanceStore(ExceptionStore exceptions) {
        this.exceptions = exceptions;
    }

    /**
     * @param provider what stands at the provider
     * @param underWay what a run found waiting
     */
    Uni<List<CurrencyBalance>> equation(List<Money> provider, List<Money> underWay) {
        return sums(LEDGER).chain(ledger -> sums(OUTSIDE).chain(outside -> exceptions
                .effects()
                .map(differences -> equation(provider, ledger, outside, differences, underWay))));
    }

    static List<CurrencyBalance> equation(
            List<Money> provider,
            List<Money> ledger,
            List<Money> outside,
            List<Money> differences,
            List<Money> underWay) {
        var currencies = new TreeSet<String>();
        Stream.of(provider, ledger, outside, differences, underWay)
                .flatMap(List::stream)
                .filter(amount -> !amount.isZero())
                .forEach(amount -> currencies.add(amount.currency().getCurrencyCode()));
        return currencies.stream()
                .map(Currency::getInstance)
                .map(currency -> new CurrencyBalance(
                        Sums.of(provider).in(currency),
                        Sums.of(ledger).in(currency),
                        Sums.of(outside).in(currency),
                        Sums.of(differences).in(currency),
                        Sums.of(underWay).in(currency)))
                .toList();
    }

    private static Uni<List<Money>> sums(String query) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, Tuple.class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> Money.of(row.get("amount", Long.class), row.get("currency", String.class)))
                        .toList());
    }
}
