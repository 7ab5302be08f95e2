package io.linli.marketplace.reconciliation;

import static io.linli.marketplace.reconciliation.World.NOW;
import static io.linli.marketplace.reconciliation.World.OTHER;
import static io.linli.marketplace.reconciliation.World.SUPPLIER;
import static io.linli.marketplace.reconciliation.World.WEEK_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.reconciliation.Moved.Standing;

/** Each way in which ledger, provider and bank can differ, found alone; and what is none, not found. */
class ReconcileTest {

    private final World world = new World();

    @Test
    void what_agrees_three_ways_is_counted_and_not_told() {
        world.capture(3_050, WEEK_AGO);
        world.refund(900, WEEK_AGO);
        world.dispute(500, WEEK_AGO);
        world.transfer(2_000, WEEK_AGO);

        var outcome = world.reconcile();

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.matched()).isEqualTo(4);
        assertThat(outcome.bankMatched()).isOne();
        assertThat(outcome.waiting()).isZero();
    }

    @Test
    void what_the_provider_never_had_is_missing_there_and_taken_out_of_the_clearing() {
        var key = world.capture(3_050, WEEK_AGO);
        world.movements.clear();

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.MISSING_AT_PROVIDER);
        assertThat(finding.subject()).isEqualTo(key);
        assertThat(finding.expected()).contains(Money.cny(3_050));
        assertThat(clearing(finding)).isEqualTo(-3_050);
        assertThat(on(finding, LedgerAccount.SUSPENSE)).isEqualTo(3_050);
    }

    @Test
    void of_two_movements_the_one_that_fits_is_meant_also_when_it_came_later() {
        var key = world.capture(3_050, WEEK_AGO);
        var right = world.movementOf(key);
        var wrong = world.movement(key, Kind.CHARGE, Money.cny(99), WEEK_AGO.minusSeconds(60), Optional.empty());
        world.movements.add(0, wrong);

        var finding = only(world.reconcile());

        assertThat(world.movements).containsExactly(wrong, right);
        assertThat(finding.kind()).isEqualTo(ExceptionKind.DOUBLED);
        assertThat(finding.subject()).isEqualTo(wrong.ownKey());
        assertThat(finding.found()).contains(Money.cny(99));
    }

    @Test
    void of_two_rows_of_the_bank_the_one_that_fits_is_meant_also_when_it_came_later() {
        var key = world.transfer(2_000, WEEK_AGO);
        var wrong = world.row(key, "acct_1", Money.cny(99), WEEK_AGO);
        world.rows.add(0, wrong);

        var finding = only(world.reconcile());

        assertThat(finding.side()).isEqualTo(Side.BANK);
        assertThat(finding.kind()).isEqualTo(ExceptionKind.DOUBLED);
        assertThat(finding.subject()).isEqualTo(wrong.ownKey());
    }

    @Test
    void a_transfer_that_was_never_made_is_owed_again() {
        world.transfer(2_000, WEEK_AGO);
        world.movements.clear();

        var finding = ofProvider(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.MISSING_AT_PROVIDER);
        assertThat(clearing(finding)).isEqualTo(2_000);
        assertThat(on(finding, LedgerAccount.payable(SUPPLIER))).isEqualTo(-2_000);
    }

    @Test
    void what_we_never_booked_is_missing_in_the_ledger() {
        world.capture(3_050, WEEK_AGO);
        world.facts.clear();

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.MISSING_IN_LEDGER);
        assertThat(clearing(finding)).isEqualTo(3_050);
    }

    @Test
    void a_side_alone_is_waited_for_then_late_then_missing() {
        assertThat(aloneSince(Duration.ofMinutes(59)).findings()).isEmpty();
        assertThat(aloneSince(Duration.ofMinutes(59)).waiting()).isOne();
        assertThat(aloneSince(Duration.ofMinutes(59)).underWay()).containsExactly(Money.cny(-100));
        assertThat(only(aloneSince(Duration.ofHours(1))).kind()).isEqualTo(ExceptionKind.LATE);
        assertThat(only(aloneSince(Duration.ofHours(1))).remedy()).isEqualTo(Remedy.WAIT);
        assertThat(only(aloneSince(Duration.ofHours(24))).kind()).isEqualTo(ExceptionKind.MISSING_AT_PROVIDER);
    }

    @Test
    void a_movement_once_more_is_doubled_and_who_has_it_owes_it() {
        var key = world.transfer(2_000, WEEK_AGO);
        world.movements.add(
                world.movement(key, Kind.TRANSFER, Money.cny(-2_000), WEEK_AGO.plusSeconds(60), Optional.of("acct_1")));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.DOUBLED);
        assertThat(finding.subject()).isEqualTo("movement:txn_2");
        assertThat(clearing(finding)).isEqualTo(-2_000);
        assertThat(on(finding, LedgerAccount.receivable(SUPPLIER))).isEqualTo(2_000);
    }

    @Test
    void a_second_payment_of_a_paid_order_is_doubled() {
        world.movements.add(world.standing(
                world.movement("capture:" + Ids.next(), Kind.CHARGE, Money.cny(700), NOW, Optional.empty()),
                Standing.PAID_BEFORE));

        assertThat(only(world.reconcile()).kind()).isEqualTo(ExceptionKind.DOUBLED);
    }

    @Test
    void another_amount_is_told_with_the_difference_as_correction() {
        var key = world.capture(3_050, WEEK_AGO);
        world.replace(world.movementOf(key), world.with(world.movementOf(key), Money.cny(3_000)));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.WRONG_AMOUNT);
        assertThat(finding.expected()).contains(Money.cny(3_050));
        assertThat(finding.found()).contains(Money.cny(3_000));
        assertThat(clearing(finding)).isEqualTo(-50);
    }

    @Test
    void a_party_that_got_too_much_owes_it_and_one_that_got_too_little_is_owed_it() {
        var more = world.transfer(2_000, WEEK_AGO);
        world.replace(world.movementOf(more), world.with(world.movementOf(more), Money.cny(-2_100)));
        assertThat(on(ofProvider(world.reconcile()), LedgerAccount.receivable(SUPPLIER)))
                .isEqualTo(100);

        world.replace(world.movementOf(more), world.with(world.movementOf(more), Money.cny(-1_900)));
        assertThat(on(ofProvider(world.reconcile()), LedgerAccount.payable(SUPPLIER)))
                .isEqualTo(-100);
    }

    @Test
    void another_currency_is_told_and_both_amounts_are_suspended() {
        var key = world.capture(3_050, WEEK_AGO);
        world.replace(world.movementOf(key), world.with(world.movementOf(key), Money.of(3_050, "USD")));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.WRONG_CURRENCY);
        assertThat(finding.effect()).containsExactly(Money.cny(-3_050), Money.of(3_050, "USD"));
        assertThat(finding.proposal()).hasSize(4);
    }

    @Test
    void money_on_anothers_account_is_anothers_debt_and_still_owed_to_whom_it_belongs() {
        var key = world.transfer(2_000, WEEK_AGO);
        world.replace(world.movementOf(key), world.to(world.movementOf(key), "acct_2"));

        var finding = ofProvider(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.WRONG_PARTY);
        assertThat(finding.expectedParty()).contains(SUPPLIER);
        assertThat(finding.foundParty()).contains(OTHER);
        assertThat(on(finding, LedgerAccount.receivable(OTHER))).isEqualTo(2_000);
        assertThat(on(finding, LedgerAccount.payable(SUPPLIER))).isEqualTo(-2_000);
    }

    @Test
    void what_came_later_than_it_should_is_late_and_needs_no_booking() {
        var key = world.capture(3_050, WEEK_AGO);
        var fact = world.factOf(key);
        world.facts.set(
                0,
                world.fact(
                        key,
                        EntryKind.CAPTURE,
                        fact.amount(),
                        fact.bookedAt().plus(Duration.ofHours(2)),
                        Optional.empty()));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.LATE);
        assertThat(finding.remedy()).isEqualTo(Remedy.ACKNOWLEDGE);
        assertThat(finding.proposal()).isEmpty();
    }

    @Test
    void a_transfer_without_our_mark_is_unknown_and_its_receiver_owes_it() {
        world.movements.add(world.movement("", Kind.TRANSFER, Money.cny(-700), NOW, Optional.of("acct_2")));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.UNKNOWN_TRANSFER);
        assertThat(on(finding, LedgerAccount.receivable(OTHER))).isEqualTo(700);
    }

    @Test
    void a_refund_of_the_providers_own_making_is_one_without_reversal() {
        world.movements.add(world.movement("", Kind.REFUND, Money.cny(-700), NOW, Optional.empty()));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.REFUND_WITHOUT_REVERSAL);
        assertThat(clearing(finding)).isEqualTo(-700);
    }

    @Test
    void a_refund_whose_shares_were_not_taken_back_is_one_without_reversal() {
        world.refund(900, WEEK_AGO);
        world.facts.set(0, world.refunded(world.facts.get(0), 900, 0));

        var finding = only(world.reconcile());

        assertThat(finding.kind()).isEqualTo(ExceptionKind.REFUND_WITHOUT_REVERSAL);
        assertThat(finding.side()).isEqualTo(Side.LEDGER);
        assertThat(finding.remedy()).isEqualTo(Remedy.TAKE_BACK_SHARES);
    }

    @Test
    void a_refund_only_partly_taken_back_sends_one_to_the_ledger_first() {
        world.refund(900, WEEK_AGO);
        world.facts.set(0, world.refunded(world.facts.get(0), 900, 300));

        assertThat(only(world.reconcile()).remedy()).isEqualTo(Remedy.VERIFY_LEDGER);
    }

    @Test
    void a_refund_that_failed_before_it_was_one_is_nothing() {
        var id = Ids.next();
        world.movements.add(world.standing(
                world.movement("refund:" + id, Kind.REFUND, Money.cny(-700), WEEK_AGO, Optional.empty()),
                Standing.UNDONE));
        world.movements.add(world.standing(
                world.movement("refund-failed:" + id, Kind.REFUND_FAILURE, Money.cny(700), NOW, Optional.empty()),
                Standing.UNDONE));

        assertThat(world.reconcile().findings()).isEmpty();
    }

    @Test
    void a_refund_that_the_bank_takes_days_for_is_waited_for() {
        var moved = world.movement(
                "refund:" + Ids.next(), Kind.REFUND, Money.cny(-700), NOW.minus(Duration.ofDays(6)), Optional.empty());
        world.movements.add(world.standing(moved, Standing.UNDER_WAY));

        assertThat(world.reconcile().findings()).isEmpty();
        assertThat(world.reconcile().waiting()).isOne();
    }

    @Test
    void a_capture_no_provider_took_part_in_stands_apart() {
        var key = world.capture(3_050, WEEK_AGO);
        world.movements.clear();
        var fact = world.factOf(key);
        world.facts.set(
                0,
                new LedgerFact(
                        key,
                        fact.kind(),
                        fact.amount(),
                        fact.bookedAt(),
                        fact.party(),
                        fact.business(),
                        true,
                        Optional.empty()));

        assertThat(world.reconcile().findings()).isEmpty();
        assertThat(world.reconcile().outside()).isOne();
    }

    @Test
    void what_the_bank_does_not_show_is_asked_for_only_as_far_as_its_files_reach() {
        world.transfer(2_000, WEEK_AGO);
        world.rows.clear();

        assertThat(only(told(WEEK_AGO.plus(Duration.ofDays(7)))).kind()).isEqualTo(ExceptionKind.MISSING_AT_BANK);
        assertThat(only(told(WEEK_AGO.plus(Duration.ofDays(3)))).kind()).isEqualTo(ExceptionKind.LATE);
        assertThat(told(WEEK_AGO.plus(Duration.ofDays(2))).findings()).isEmpty();
        assertThat(Reconcile.of(world.facts, world.movements, world.rows, world.rules(Optional.empty()))
                        .findings())
                .isEmpty();
    }

    @Test
    void the_banks_rows_are_compared_by_currency_amount_account_and_day() {
        assertThat(bankSays("acct_1", Money.cny(1_999), Duration.ofDays(1))).isEqualTo(ExceptionKind.WRONG_AMOUNT);
        assertThat(bankSays("acct_1", Money.of(2_000, "USD"), Duration.ofDays(1)))
                .isEqualTo(ExceptionKind.WRONG_CURRENCY);
        assertThat(bankSays("acct_2", Money.cny(2_000), Duration.ofDays(1))).isEqualTo(ExceptionKind.WRONG_PARTY);
        assertThat(bankSays("acct_1", Money.cny(2_000), Duration.ofDays(5))).isEqualTo(ExceptionKind.LATE);
    }

    @Test
    void a_row_once_more_is_doubled_and_one_of_no_transfer_unknown() {
        var key = world.transfer(2_000, WEEK_AGO);
        world.rows.add(world.row(key, "acct_1", Money.cny(2_000), WEEK_AGO.plus(Duration.ofDays(2))));
        assertThat(only(world.reconcile()).kind()).isEqualTo(ExceptionKind.DOUBLED);

        world.rows.remove(1);
        world.rows.add(world.row("", "acct_1", Money.cny(1), WEEK_AGO));
        assertThat(only(world.reconcile()).kind()).isEqualTo(ExceptionKind.UNKNOWN_TRANSFER);
    }

    @Test
    void a_corrected_difference_agrees_and_what_comes_after_all_differs_again() {
        var key = world.capture(3_050, WEEK_AGO);
        var moved = world.movementOf(key);
        world.movements.clear();
        world.facts.add(world.correction(key, Money.cny(-3_050)));

        assertThat(world.reconcile().findings()).isEmpty();

        world.movements.add(moved);
        var finding = only(world.reconcile());
        assertThat(finding.kind()).isEqualTo(ExceptionKind.WRONG_AMOUNT);
        assertThat(finding.expected()).contains(Money.cny(0));
        assertThat(clearing(finding)).isEqualTo(3_050);
    }

    @Test
    void a_corrected_stranger_and_a_corrected_double_agree() {
        world.movements.add(world.movement("", Kind.TRANSFER, Money.cny(-700), NOW, Optional.of("acct_2")));
        world.facts.add(world.correction("movement:txn_0", Money.cny(-700)));
        var key = world.refund(900, WEEK_AGO);
        world.movements.add(
                world.movement(key, Kind.REFUND, Money.cny(-900), WEEK_AGO.plusSeconds(60), Optional.empty()));
        world.facts.add(world.correction("movement:txn_2", Money.cny(-900)));

        assertThat(world.reconcile().findings()).isEmpty();
    }

    private Outcome aloneSince(Duration waited) {
        var alone = new World();
        alone.capture(100, NOW.minus(waited));
        alone.movements.clear();
        return alone.reconcile();
    }

    private Outcome told(Instant to) {
        return Reconcile.of(world.facts, world.movements, world.rows, world.rules(Optional.of(to)));
    }

    private static ExceptionKind bankSays(String account, Money amount, Duration after) {
        var other = new World();
        var key = other.transfer(2_000, WEEK_AGO);
        other.replace(other.rowOf(key), other.row(key, account, amount, WEEK_AGO.plus(after)));
        var finding = only(other.reconcile());
        assertThat(finding.side()).isEqualTo(Side.BANK);
        assertThat(finding.proposal()).isEmpty();
        return finding.kind();
    }

    private static Finding only(Outcome outcome) {
        assertThat(outcome.findings()).hasSize(1);
        return outcome.findings().get(0);
    }

    private static Finding ofProvider(Outcome outcome) {
        var found = outcome.findings().stream()
                .filter(finding -> finding.side() == Side.PROVIDER)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static long clearing(Finding finding) {
        return on(finding, LedgerAccount.PROVIDER_CLEARING);
    }

    private static long on(Finding finding, LedgerAccount account) {
        List<Posting> proposal = finding.proposal();
        return proposal.stream()
                .filter(posting -> posting.account().equals(account))
                .mapToLong(posting -> posting.amount().amount())
                .sum();
    }
}
