package io.linli.marketplace.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** What a bill may say, and what may become of it. */
class BillRulesTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 10);
    private static final UUID GROUP = new UUID(1, 9);

    @Test
    void only_an_open_bill_moves_and_only_to_paid_or_cancelled() {
        for (var from : BillState.values()) {
            for (var to : BillState.values()) {
                boolean expected = from == BillState.OPEN && to != BillState.OPEN;
                assertThat(from.mayBecome(to)).as(from + " to " + to).isEqualTo(expected);
            }
        }
    }

    @Test
    void it_is_called_by_its_kind_its_month_and_its_text_in_both_languages() {
        var terms = new BillDraft(
                BillKind.PARKING, " Place 12 ", Optional.of(YearMonth.of(2026, 11)), Money.cny(30_000), DUE);

        assertThat(terms.name()).isEqualTo(new LocalizedText("Parking 2026-11 · Place 12", "停车费 2026-11 · Place 12"));
        assertThat(draft(1, "").name()).isEqualTo(new LocalizedText("Other charges", "其他费用"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100000001"})
    void an_amount_of_nothing_less_or_far_too_much_is_refused(long fen) {
        assertRefused(() -> draft(fen, ""), "amount-out-of-range");
    }

    @Test
    void the_limits_themselves_are_allowed() {
        assertThat(draft(1, "").amount()).isEqualTo(Money.cny(1));
        assertThat(draft(BillDraft.MOST, "x".repeat(BillDraft.LONGEST_TEXT))
                        .amount()
                        .amount())
                .isEqualTo(BillDraft.MOST);
    }

    @Test
    void texts_days_months_and_currencies_that_cannot_be_meant_are_refused() {
        assertRefused(() -> draft(1, "x".repeat(BillDraft.LONGEST_TEXT + 1)), "text-too-long");
        assertRefused(() -> draft(1, "two\nlines"), "text-too-long");
        assertRefused(
                () -> new BillDraft(BillKind.OTHER, "", Optional.empty(), Money.of(1, "EUR"), DUE),
                "currency-not-billed");
        assertRefused(
                () -> new BillDraft(BillKind.OTHER, "", Optional.empty(), Money.cny(1), LocalDate.of(1999, 12, 31)),
                "due-date-out-of-range");
        assertRefused(
                () -> new BillDraft(BillKind.OTHER, "", Optional.of(YearMonth.of(2101, 1)), Money.cny(1), DUE),
                "period-out-of-range");
    }

    @Test
    void only_an_open_bill_that_no_checkout_holds_can_be_paid_and_the_others_say_why() {
        assertThat(bill(BillState.OPEN, Optional.empty()).unpayable()).isEmpty();
        assertThat(why(bill(BillState.OPEN, Optional.of(GROUP)))).isEqualTo("bill-being-paid");
        assertThat(why(bill(BillState.PAID, Optional.of(GROUP)))).isEqualTo("bill-paid");
        assertThat(why(bill(BillState.CANCELLED, Optional.empty()))).isEqualTo("bill-cancelled");
    }

    @Test
    void only_of_a_paid_bill_something_can_go_back_and_no_more_than_is_left() {
        assertThat(bill(BillState.PAID, Optional.of(GROUP)).refundable()).isEqualTo(Money.cny(70));
        assertThat(bill(BillState.OPEN, Optional.empty()).refundable()).isEqualTo(Money.cny(0));
    }

    private static String why(Bill bill) {
        return bill.unpayable().orElseThrow().code();
    }

    private static BillDraft draft(long fen, String text) {
        return new BillDraft(BillKind.OTHER, text, Optional.empty(), Money.cny(fen), DUE);
    }

    /** Of one yuan, 30 fen of which went back. */
    private static Bill bill(BillState state, Optional<UUID> group) {
        return new Bill(
                new UUID(1, 1),
                new UUID(1, 2),
                new UUID(1, 3),
                new UUID(1, 4),
                "3-A-502",
                draft(100, ""),
                state,
                false,
                group,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Money.cny(30));
    }

    private static void assertRefused(Runnable work, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
