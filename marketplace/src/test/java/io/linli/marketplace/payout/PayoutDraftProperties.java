package io.linli.marketplace.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

class PayoutDraftProperties {

    private static final Party PARTY = Party.supplier(UUID.fromString("00000000-0000-7000-8008-000000000001"));
    private static final Money MINIMUM = Money.cny(100);

    @Property
    void what_is_paid_is_the_shares_less_what_is_owed_and_never_less_than_the_least(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000) Long> shares,
            @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 1_000) Long> debts,
            @ForAll boolean more) {
        var draft = PayoutDraft.of(payable(shares), owed(debts), more, MINIMUM);

        draft.ifPresent(payout -> {
            assertThat(payout.shares().amount()).isEqualTo(sum(shares));
            assertThat(payout.amount()).isEqualTo(payout.shares().minus(payout.owed()));
            assertThat(payout.amount()).isGreaterThanOrEqualTo(MINIMUM);
            assertThat(sumOf(payout.lines())).isEqualTo(payout.amount().negated());
        });
    }

    @Property
    void nothing_owed_is_left_behind_with_the_last_shares(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000) Long> shares,
            @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 1_000) Long> debts) {
        var draft = PayoutDraft.of(payable(shares), owed(debts), false, MINIMUM);

        assertThat(draft.isPresent()).isEqualTo(sum(shares) - sum(debts) >= MINIMUM.amount());
        draft.ifPresent(payout -> assertThat(payout.owed().amount()).isEqualTo(sum(debts)));
    }

    @Property
    void setting_aside_balances_line_by_line_and_leaves_in_transit_what_is_paid(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 100, max = 1_000) Long> shares,
            @ForAll @Size(max = 3) List<@LongRange(min = 1, max = 10) Long> debts) {
        var draft = PayoutDraft.of(payable(shares), owed(debts), false, MINIMUM);

        draft.ifPresent(payout -> {
            var entry = payout.setAside();
            assertThat(sumOf(entry).isZero()).isTrue();
            var inTransit = entry.stream().filter(InTransit::holds).toList();
            assertThat(sumOf(inTransit)).isEqualTo(payout.amount().negated());
            payout.lines().forEach(line -> assertThat(sumOf(entry.stream()
                            .filter(posting -> line.lineId().equals(posting.lineId()))
                            .toList()))
                    .isEqualTo(Money.cny(0)));
            assertThat(sumOf(InTransit.gone(inTransit)).isZero()).isTrue();
        });
    }

    @Example
    void a_part_of_what_is_owed_may_wait_where_more_shares_follow() {
        var draft = PayoutDraft.of(payable(List.of(500L)), owed(List.of(300L, 200L)), true, MINIMUM);

        assertThat(draft).hasValueSatisfying(payout -> {
            assertThat(payout.amount()).isEqualTo(Money.cny(200));
            assertThat(payout.owed()).isEqualTo(Money.cny(300));
        });
    }

    private static List<Posting> payable(List<Long> amounts) {
        return amounts.stream()
                .map(amount -> posting(LedgerAccount.payable(PARTY), -amount))
                .toList();
    }

    private static List<Posting> owed(List<Long> amounts) {
        return amounts.stream()
                .map(amount -> posting(LedgerAccount.receivable(PARTY), amount))
                .toList();
    }

    private static Posting posting(LedgerAccount account, long fen) {
        return new Posting(account, Ids.next(), Ids.next(), Ids.next(), Ids.next(), Money.cny(fen));
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static Money sumOf(List<Posting> postings) {
        return postings.stream().map(Posting::amount).reduce(Money.cny(0), Money::plus);
    }
}
