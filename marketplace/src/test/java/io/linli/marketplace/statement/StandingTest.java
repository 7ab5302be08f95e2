package io.linli.marketplace.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.Party;

/** Where a balance stands, and whose statements somebody sees. */
class StandingTest {

    @Test
    void it_stands_on_four_accounts_and_is_their_sum() {
        var standing = StandingBalance.of(
                Map.of(
                        AccountKind.PARTY_PENDING, Money.cny(1_000),
                        AccountKind.PARTY_PAYABLE, Money.cny(200),
                        AccountKind.PARTY_RECEIVABLE, Money.cny(-30),
                        AccountKind.PARTY_IN_TRANSIT, Money.cny(4)),
                Money.CNY);

        assertThat(standing)
                .isEqualTo(new StandingBalance(Money.cny(1_000), Money.cny(200), Money.cny(-30), Money.cny(4)));
        assertThat(standing.total()).isEqualTo(Money.cny(1_174));
    }

    @Test
    void it_is_nothing_only_where_nothing_stands_on_any_of_them() {
        assertThat(StandingBalance.of(Map.of(), Money.CNY).isNothing()).isTrue();
        for (var kind : new AccountKind[] {
            AccountKind.PARTY_PENDING,
            AccountKind.PARTY_PAYABLE,
            AccountKind.PARTY_RECEIVABLE,
            AccountKind.PARTY_IN_TRANSIT
        }) {
            assertThat(StandingBalance.of(Map.of(kind, Money.cny(1)), Money.CNY).isNothing())
                    .as("%s", kind)
                    .isFalse();
        }
    }

    @Test
    void a_party_sees_its_own_and_the_operator_whose_it_asks_for() {
        var party = Party.supplier(new UUID(0, 1));

        assertThat(new StatementViewer.OfParty(party).only()).contains(party);
        assertThat(new StatementViewer.OfOperator(Optional.of(party)).only()).contains(party);
        assertThat(new StatementViewer.OfOperator(Optional.empty()).only()).isEmpty();
    }
}
