package io.linli.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;

class JournalEntryProperties {

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final UUID COMPANY = new UUID(1, 1);
    private static final UUID COMMUNITY = new UUID(1, 2);

    @Property
    void an_entry_whose_credits_equal_its_debit_can_be_made(
            @ForAll @NotEmpty @Size(max = 50) List<@LongRange(min = 1, max = 10_000_000_000L) Long> credits) {
        var entry = entry(postings(credits));

        assertThat(entry.postings().stream()
                        .mapToLong(posting -> posting.amount().amount())
                        .sum())
                .isZero();
    }

    @Property
    void one_fen_too_many_on_any_posting_is_refused(
            @ForAll @NotEmpty @Size(max = 20) List<@LongRange(min = 2, max = 1_000_000) Long> credits,
            @ForAll @IntRange(max = 19) int which) {
        var postings = postings(credits);
        int index = which % postings.size();
        var wrong = postings.get(index);
        postings.set(index, posting(wrong.account(), wrong.amount().plus(Money.cny(1))));

        assertThatThrownBy(() -> entry(postings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not balance");
    }

    @Property
    void reversing_every_posting_balances_too_and_undoes_it(
            @ForAll @NotEmpty @Size(max = 50) List<@LongRange(min = 1, max = 10_000_000_000L) Long> credits) {
        var postings = postings(credits);

        var reversal = entry(postings.stream().map(Posting::reversed).toList());

        for (int i = 0; i < postings.size(); i++) {
            assertThat(postings.get(i).amount().plus(reversal.postings().get(i).amount()))
                    .isEqualTo(Money.cny(0));
        }
    }

    @Test
    void sums_of_different_currencies_do_not_make_up_for_each_other() {
        var postings = List.of(
                posting(LedgerAccount.PROVIDER_CLEARING, Money.cny(100)),
                posting(LedgerAccount.ORDERS_HELD, Money.of(-100, "USD")));

        assertThatThrownBy(() -> entry(postings)).hasMessageContaining("does not balance");
    }

    @Test
    void sums_that_would_overflow_a_long_are_refused_not_wrapped() {
        var postings = List.of(
                posting(LedgerAccount.PROVIDER_CLEARING, Money.cny(Long.MAX_VALUE)),
                posting(LedgerAccount.PROVIDER_CLEARING, Money.cny(Long.MAX_VALUE)),
                posting(LedgerAccount.ORDERS_HELD, Money.cny(2)));

        assertThatThrownBy(() -> entry(postings)).hasMessageContaining("does not balance");
    }

    @Test
    void an_entry_of_one_posting_and_a_posting_of_nothing_are_refused() {
        assertThatThrownBy(() -> entry(List.of(posting(LedgerAccount.ORDERS_HELD, Money.cny(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> posting(LedgerAccount.ORDERS_HELD, Money.cny(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Posting> postings(List<Long> credits) {
        var postings = new ArrayList<Posting>();
        long sum = credits.stream().mapToLong(Long::longValue).sum();
        postings.add(posting(LedgerAccount.PROVIDER_CLEARING, Money.cny(sum)));
        credits.forEach(credit -> postings.add(posting(LedgerAccount.ORDERS_HELD, Money.cny(-credit))));
        return postings;
    }

    private static Posting posting(LedgerAccount account, Money amount) {
        return new Posting(account, COMPANY, COMMUNITY, null, null, amount);
    }

    private static JournalEntry entry(List<Posting> postings) {
        return JournalEntry.of(EntryKind.CAPTURE, "test", NOON, postings);
    }
}
