package io.linli.web.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.RecordOutcome;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;
import io.linli.web.LinliStack;
import io.linli.web.ledger.Superuser;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Shopping.Placed;
import io.linli.web.payment.Simulator;

/** Real payments, refunds, disputes and transfers at the provider, compared with the books; and each way they can differ. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReconciliationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<Integer, Integer> TWO_LINES = Map.of(1, 1, 14, 2);
    private static final Money TWENTY = Money.cny(2_000);

    @Inject
    Books books;

    @Inject
    Paying paying;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    Ledger ledger;

    @Inject
    RequestRefund requestRefund;

    @Inject
    RecordOutcome recordOutcome;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
        List.of("feeBasisPoints", "feeFixed", "disputeFee").forEach(fee -> Simulator.set(fee, 0));
    }

    @Test
    void a_consistent_history_has_no_exception_and_the_equation_holds() {
        var before = Reconciling.run();
        Simulator.set("feeBasisPoints", 250);
        Simulator.set("feeFixed", 30);
        Simulator.set("disputeFee", 1_500);
        var refunded = paid("resident-13");
        refund(refunded);
        var won = disputed("resident-14", "won");
        var lost = disputed("resident-15", "lost");
        var payee = paying.payee();
        var transfer = transferred(payee, TWENTY, TWENTY, Instant.now());

        var after = Reconciling.run();

        for (var group : List.of(refunded, won, lost)) {
            referencesOf(group)
                    .forEach(key -> assertThat(Reconciling.of(key, "")).as(key).isEmpty());
        }
        assertThat(Reconciling.of(transfer, "")).isEmpty();
        assertThat(unexplained(after)).isEqualTo(unexplained(before));
        assertThat(ofCny(after, "provider")).isEqualTo(Simulator.balance("cny"));
        assertThat(feesOf(refunded)).isEqualTo(3_050 * 250 / 10_000 + 30);
    }

    @Test
    void the_providers_own_fee_is_the_platforms_and_booked_once() {
        var fee = Simulator.stripeFee(777);

        Reconciling.run();
        Reconciling.run();

        assertThat(books.number(
                        """
                        SELECT cast(sum(p.amount) AS bigint) FROM marketplace.posting p
                        JOIN marketplace.journal_entry e ON e.id = p.entry_id
                        JOIN marketplace.ledger_account a ON a.id = p.account_id
                        WHERE e.reference = 'provider-fee:%s' AND a.kind = 'PARTY_PAYABLE' AND a.party_kind = 'PLATFORM'
                            AND cast(:group AS uuid) IS NULL"""
                                .formatted(fee),
                        null))
                .isEqualTo(777);
        assertThat(Reconciling.of("movement:" + fee, "")).isEmpty();
    }

    /** As the demonstration makes its purchases: no provider took this money, so the attempt names no payment. */
    @Test
    void a_capture_no_provider_took_part_in_stands_apart_and_is_no_alarm() {
        var before = Reconciling.run();
        var placed = Shopping.order("resident-16", TWO_LINES);
        var attempt = books.attempt(placed.group());
        var about = new ProviderFact.About(Optional.of(attempt), Optional.empty(), Optional.empty());
        books.run(() -> recordOutcome.record(new ProviderFact.Captured(about, Money.cny(placed.total()))));

        var after = Reconciling.run();

        assertThat(Reconciling.of("capture:" + attempt, "")).isEmpty();
        assertThat(after.getLong("outside")).isEqualTo(before.getLong("outside") + 1);
        assertThat(unexplained(after)).isEqualTo(unexplained(before));
    }

    @Test
    void a_payment_whose_webhook_was_dropped_is_no_alarm() {
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 1000));
        var placed = Shopping.order("resident-16", TWO_LINES);
        Simulator.pay(placed.page());

        Reconciling.run();

        assertThat(Reconciling.openOf("capture:" + books.attempt(placed.group())))
                .isEmpty();
    }

    @Test
    void a_transfer_made_behind_our_back_is_unknown_and_its_receiver_owes_it_after_one_click() {
        var payee = paying.payee();
        Simulator.fund(Paying.PLENTY, "cny");
        var transfer = (String)
                Simulator.transfer(payee.account(), 700, "cny", Map.of()).get("id");

        var found = foundAfterRun(transfer, "UNKNOWN_TRANSFER");
        Reconciling.book(found.get("id")).statusCode(200).body("state", equalTo("BOOKED"));
        Reconciling.book(found.get("id")).statusCode(200).body("bookedAs", equalTo("correction:" + found.get("id")));

        assertThat(paying.standing(LedgerAccount.receivable(payee.party()))).isEqualTo(700);
        assertCleanAfterRun(transfer);
    }

    @Test
    void a_refund_made_by_hand_at_the_provider_is_one_without_reversal() {
        var placed = paid("resident-17");
        var refund = (String)
                Simulator.refund(books.payment(placed.group()), 100, Map.of()).get("id");

        var found = foundAfterRun(refund, "REFUND_WITHOUT_REVERSAL");
        Reconciling.book(found.get("id")).statusCode(200);

        assertCleanAfterRun(refund);
    }

    @Test
    void a_refund_whose_event_was_lost_is_taken_back_from_its_parties_by_one_click() {
        var placed = paid("resident-18");
        var refund = refundWithoutEvent(placed, 900);

        var found = foundAfterRun("refund:" + refund, "REFUND_WITHOUT_REVERSAL");
        assertThat(found.get("remedy")).isEqualTo("TAKE_BACK_SHARES");
        Reconciling.book(found.get("id")).statusCode(200).body("bookedAs", equalTo("split-reversal:" + refund));

        assertThat(books.reversals(placed.group())).isOne();
        assertCleanAfterRun("refund:" + refund);
    }

    @Test
    void a_transfer_the_provider_never_made_is_missing_there_and_owed_again_after_one_click() {
        var payee = paying.payee();
        var key = paying.book(Ids.next(), payee.party(), TWENTY, daysAgo(2));

        var found = foundAfterRun(key, "MISSING_AT_PROVIDER");
        Reconciling.book(found.get("id")).statusCode(200);

        assertThat(paying.standing(LedgerAccount.payable(payee.party()))).isEqualTo(-2_000);
        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_the_books_never_heard_of_is_waited_for_then_missing() {
        var payee = paying.payee();
        var payout = Ids.next();
        var transfer = paying.send(payout, payee, TWENTY);
        var key = "transfer:" + payout;
        Reconciling.run();
        assertThat(Reconciling.openOf(key)).isEmpty();

        backdate(transfer, 5);
        assertThat(foundAfterRun(key, "LATE").get("remedy")).isEqualTo("WAIT");
        backdate(transfer, 25);
        var found = foundAfterRun(key, "MISSING_IN_LEDGER");
        assertThat(Reconciling.of(key, "CLEARED")).hasSize(1);
        Reconciling.book(found.get("id")).statusCode(200);

        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_made_twice_is_doubled() {
        var payee = paying.payee();
        var payout = Ids.next();
        var key = paying.book(payout, payee.party(), TWENTY, Instant.now());
        paying.send(payout, payee, TWENTY);
        paying.send(payout, payee, TWENTY);

        var found = foundAfterRun(key, "DOUBLED");
        Reconciling.book(found.get("id")).statusCode(200);

        assertThat(paying.standing(LedgerAccount.receivable(payee.party()))).isEqualTo(2_000);
        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_of_another_amount_is_told_and_its_difference_booked() {
        var payee = paying.payee();
        var key = transferred(payee, TWENTY, Money.cny(2_150), Instant.now());

        var found = foundAfterRun(key, "WRONG_AMOUNT");
        Reconciling.book(found.get("id")).statusCode(200);

        assertThat(paying.standing(LedgerAccount.receivable(payee.party()))).isEqualTo(150);
        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_in_another_currency_is_told() {
        var key = transferred(paying.payee(), TWENTY, Money.of(2_000, "USD"), Instant.now());

        var found = foundAfterRun(key, "WRONG_CURRENCY");
        Reconciling.book(found.get("id")).statusCode(200);

        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_to_another_party_is_told_and_booked_as_its_debt() {
        var right = paying.payee();
        var wrong = paying.payee();
        var payout = Ids.next();
        var key = paying.book(payout, right.party(), TWENTY, Instant.now());
        paying.send(payout, wrong, TWENTY);

        var found = foundAfterRun(key, "WRONG_PARTY");
        Reconciling.book(found.get("id")).statusCode(200);

        assertThat(paying.standing(LedgerAccount.receivable(wrong.party()))).isEqualTo(2_000);
        assertThat(paying.standing(LedgerAccount.payable(right.party()))).isEqualTo(-2_000);
        assertCleanAfterRun(key);
    }

    @Test
    void a_transfer_that_came_late_is_put_aside_with_a_note_and_stays_so() {
        var key = transferred(paying.payee(), TWENTY, TWENTY, Instant.now().minus(Duration.ofHours(3)));

        var found = foundAfterRun(key, "LATE");
        Reconciling.book(found.get("id")).statusCode(409).body("code", equalTo("nothing-to-book"));
        Reconciling.dismiss(found.get("id"), "The provider was away.")
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));
        Reconciling.dismiss(found.get("id"), "Again.").statusCode(200).body("note", equalTo("The provider was away."));

        assertCleanAfterRun(key);
    }

    @Test
    void what_changed_since_it_was_found_is_not_booked() {
        var payee = paying.payee();
        var payout = Ids.next();
        var transfer = paying.send(payout, payee, TWENTY);
        Reconciling.run();
        backdate(transfer, 25);
        var found = foundAfterRun("transfer:" + payout, "MISSING_IN_LEDGER");
        paying.book(payout, payee.party(), TWENTY, Instant.now().minus(Duration.ofHours(25)));

        Reconciling.book(found.get("id")).statusCode(409).body("code", equalTo("exception-changed"));

        assertCleanAfterRun("transfer:" + payout);
        Reconciling.book(found.get("id")).statusCode(409).body("code", equalTo("exception-resolved"));
    }

    /** A transfer in the books and at the provider. @return its reference */
    private String transferred(Paying.Payee payee, Money booked, Money sent, Instant at) {
        var payout = Ids.next();
        var key = paying.book(payout, payee.party(), booked, at);
        paying.send(payout, payee, sent);
        return key;
    }

    private static Map<String, Object> foundAfterRun(String subject, String kind) {
        Reconciling.run();
        var open = Reconciling.openOf(subject);
        assertThat(open).as(subject).hasSize(1);
        assertThat(open.get(0).get("kind")).isEqualTo(kind);
        return open.get(0);
    }

    private static void assertCleanAfterRun(String subject) {
        Reconciling.run();
        assertThat(Reconciling.openOf(subject)).as(subject).isEmpty();
    }

    private static void backdate(String transfer, long hours) {
        Superuser.run(List.of("UPDATE marketplace.provider_movement SET created_at = now() - interval '" + hours
                + " hours' WHERE source = '" + transfer + "'"));
    }

    private static Instant daysAgo(long days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private static long ofCny(JsonPath run, String figure) {
        return run.getLong("balances.find { it.provider.currency == 'CNY' }." + figure + ".amount");
    }

    private static long unexplained(JsonPath run) {
        List<?> balances = run.getList("balances");
        return balances.isEmpty() ? 0 : ofCny(run, "unexplained");
    }

    private Placed paid(String user) {
        var placed = Shopping.order(user, TWO_LINES);
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        return placed;
    }

    private Placed disputed(String user, String outcome) {
        var placed = paid(user);
        var dispute = Simulator.dispute(books.payment(placed.group()), null, false);
        Simulator.decide(dispute, outcome);
        await().atMost(PATIENCE)
                .until(() -> books.number(
                                "SELECT count(*) FROM marketplace.dispute WHERE group_id = :group AND state = '%s'"
                                        .formatted(outcome.toUpperCase()),
                                placed.group())
                        == 1);
        return placed;
    }

    private void refund(Placed placed) {
        var line = line(placed);
        var request = new RefundRequest(
                line, placed.group(), company(placed), Optional.of(Money.cny(150)), RefundReason.CAMPAIGN_FAILED, line);
        own.transaction(() -> tenancy.enter(request.companyId()).chain(() -> requestRefund.request(request)))
                .await()
                .atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> books.reversals(placed.group()) == 1);
    }

    /** As if the event had never reached the splits: the refund is made and booked, and nobody was told. */
    private UUID refundWithoutEvent(Placed placed, long amount) {
        var refund = Ids.next();
        var line = line(placed);
        var attempt = books.attempt(placed.group());
        books.change(
                """
                INSERT INTO marketplace.refund (id, company_id, attempt_id, line_id, reason, cause_id, amount, currency, state,
                    provider_key, due_at, created_at, finished_at)
                VALUES ('%s', '%s', :group, '%s', 'AFTER_SALE', '%s', %d, 'CNY', 'SUCCEEDED', '%s', now(), now(), now())"""
                        .formatted(refund, company(placed), line, Ids.next(), amount, refund),
                attempt);
        Simulator.refund(books.payment(placed.group()), amount, Map.of("linli_refund", refund.toString()));
        var held = own
                .transaction(() -> tenancy.cross("test").chain(() -> ledger.ofReference("capture:" + attempt)))
                .await()
                .atMost(PATIENCE)
                .stream()
                .map(booked -> booked.posting())
                .filter(posting -> line.equals(posting.lineId()))
                .findFirst()
                .orElseThrow();
        var back = new Posting(
                LedgerAccount.ORDERS_HELD,
                held.companyId(),
                held.communityId(),
                held.orderId(),
                line,
                Money.cny(amount));
        var entry = JournalEntry.of(
                EntryKind.REFUND,
                "refund:" + refund,
                Instant.now().minus(Duration.ofHours(2)),
                List.of(back, back.on(LedgerAccount.PROVIDER_CLEARING).reversed()));
        own.transaction(() -> tenancy.cross("test").chain(() -> ledger.book(entry)))
                .await()
                .atMost(PATIENCE);
        return refund;
    }

    /** The dearer line: 29 yuan. */
    private UUID line(Placed placed) {
        return books.one(
                """
                SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group ORDER BY l.amount DESC LIMIT 1""",
                UUID.class,
                placed.group());
    }

    private UUID company(Placed placed) {
        return books.one(
                "SELECT company_id FROM marketplace.order_group WHERE id = :group", UUID.class, placed.group());
    }

    /** Everything of a group that the provider has, too. */
    private List<String> referencesOf(Placed placed) {
        var references = new ArrayList<String>();
        references.addAll(books.list(
                "SELECT 'capture:' || id FROM marketplace.payment_attempt WHERE group_id = :group",
                String.class,
                placed.group()));
        references.addAll(books.list(
                """
                SELECT 'refund:' || r.id FROM marketplace.refund r
                JOIN marketplace.payment_attempt a ON a.id = r.attempt_id WHERE a.group_id = :group""",
                String.class,
                placed.group()));
        books.list(
                        "SELECT provider_dispute FROM marketplace.dispute WHERE group_id = :group",
                        String.class,
                        placed.group())
                .forEach(dispute -> Simulator.movementsOf(dispute)
                        .forEach(movement -> references.add("dispute-movement:" + movement)));
        return references;
    }

    private long feesOf(Placed placed) {
        return books.number(
                """
                SELECT cast(coalesce(sum(p.amount), 0) AS bigint) FROM marketplace.payment_attempt a
                JOIN marketplace.provider_movement m ON m.attempt_id = a.id
                JOIN marketplace.journal_entry e ON e.reference = 'provider-fee:' || m.id
                JOIN marketplace.posting p ON p.entry_id = e.id
                JOIN marketplace.ledger_account l ON l.id = p.account_id AND l.kind = 'PARTY_PAYABLE'
                WHERE a.group_id = :group""",
                placed.group());
    }
}
