package io.linli.web.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.order.CancelUnpaid;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;
import io.linli.web.LinliStack;
import io.linli.web.payment.Shopping.Placed;

/** Money on its way back: once for each cause, never more than was paid, and out of every party's share. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RefundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<Integer, Integer> TWO_LINES = Map.of(1, 1, 14, 2);

    @Inject
    Books books;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    RequestRefund requestRefund;

    @Inject
    CancelUnpaid cancelUnpaid;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void money_that_comes_after_the_order_was_cancelled_goes_back_line_by_line() {
        var placed = Shopping.order("resident-13", TWO_LINES);
        books.change(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = :group",
                placed.group());
        await().atMost(PATIENCE).until(() -> {
            books.run(cancelUnpaid::next);
            return Shopping.stateOf(placed).equals("CANCELLED");
        });

        Simulator.pay(placed.page());

        awaitReversals(placed, 2);
        assertAllIsBack(placed, 2);
        assertThat(Shopping.stateOf(placed)).isEqualTo("CANCELLED");
    }

    @Test
    void a_refund_asked_for_by_many_at_once_is_made_once() {
        var placed = paid("resident-14");
        var line = line(placed, 1);

        var refunds = IntStream.range(0, 10)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> refund(placed, line, whole(line))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(refunds).containsOnly(refunds.get(0));
        awaitReversals(placed, 1);
        assertThat(Simulator.refundsOf(books.payment(placed.group()))).hasSize(1);
        assertThat(books.refundEntries(placed.group())).isOne();
    }

    @Test
    void an_error_after_the_provider_refunded_does_not_refund_again() {
        var placed = paid("resident-15");
        Simulator.inject(
                Map.of("kind", "error-after", "count", 1, "method", "POST", "path", "/v1/refunds*", "stored", true));

        refund(placed, line(placed, 0), whole(line(placed, 0)));
        refund(placed, line(placed, 1), whole(line(placed, 1)));

        awaitReversals(placed, 2);
        assertAllIsBack(placed, 2);
    }

    @Test
    void a_refund_that_was_made_but_never_answered_is_found_not_repeated() {
        var placed = paid("resident-16");
        Simulator.inject(Map.of(
                "kind",
                "timeout",
                "count",
                1,
                "method",
                "POST",
                "path",
                "/v1/refunds*",
                "commit",
                true,
                "millis",
                6000));
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 1000));

        refund(placed, line(placed, 0), whole(line(placed, 0)));

        awaitReversals(placed, 1);
        assertThat(Simulator.refundsOf(books.payment(placed.group()))).hasSize(1);
        assertThat(books.refundEntries(placed.group())).isOne();
    }

    @Test
    void a_provider_that_fails_before_refunding_is_asked_again() {
        var placed = paid("resident-17");
        Simulator.inject(Map.of("kind", "error-before", "count", 2, "method", "POST", "path", "/v1/refunds*"));

        refund(placed, line(placed, 0), whole(line(placed, 0)));

        awaitReversals(placed, 1);
        assertThat(Simulator.refundsOf(books.payment(placed.group()))).hasSize(1);
    }

    @Test
    void a_partly_refunded_line_takes_back_each_partys_part() {
        var placed = paid("resident-18");
        var line = line(placed, 1);

        refund(placed, line, Money.cny(101));

        awaitReversals(placed, 1);
        assertThat(books.number(
                        """
                        SELECT cast(sum(p.amount) AS bigint) FROM marketplace.posting p
                        JOIN marketplace.journal_entry e ON e.id = p.entry_id
                        JOIN marketplace.ledger_account a ON a.id = p.account_id
                        WHERE e.kind = 'SPLIT_REVERSAL' AND a.kind = 'PARTY_PENDING' AND p.line_id = :group""",
                        line))
                .isEqualTo(101);
        await().atMost(PATIENCE)
                .until(() ->
                        books.number("SELECT refunded FROM marketplace.order_line WHERE id = :group", line) == 101);
    }

    @Test
    void racing_refunds_in_parts_never_give_back_more_than_was_paid() {
        var placed = paid("resident-15");
        var line = line(placed, 1);
        var whole = whole(line);
        var part = Money.cny(whole.amount() / 7 + 1);

        var granted = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> isGranted(placed, line, part)))
                .toList()
                .stream()
                .filter(CompletableFuture::join)
                .count();

        assertThat(granted).isEqualTo(6);
        awaitReversals(placed, 6);
        rest(placed, line);
        awaitReversals(placed, 7);
        assertThat(claimedOf(line)).isEqualTo(whole.amount());
        assertThat(Simulator.refundsOf(books.payment(placed.group())).stream()
                        .mapToLong(refund -> ((Number) refund.get("amount")).longValue())
                        .sum())
                .isEqualTo(whole.amount());
        assertThat(books.list(
                        """
                        SELECT cast(sum(p.amount) AS bigint) FROM marketplace.posting p
                        JOIN marketplace.ledger_account a ON a.id = p.account_id
                        WHERE p.line_id = :group AND a.kind = 'PARTY_PENDING' GROUP BY a.id""",
                        Long.class,
                        line))
                .hasSize(3)
                .containsOnly(0L);
    }

    @Test
    void more_than_was_paid_or_of_an_unpaid_order_cannot_be_refunded() {
        var unpaid = Shopping.order("resident-19", Map.of(1, 1));
        var placed = paid("resident-14");
        var line = line(placed, 0);

        assertThat(refusalOf(unpaid, line(unpaid, 0), Money.cny(1)).code()).isEqualTo("not-refundable");
        assertThat(refusalOf(placed, line, whole(line).plus(Money.cny(1))).code())
                .isEqualTo("not-refundable");
    }

    private Placed paid(String user) {
        var placed = Shopping.order(user, TWO_LINES);
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        return placed;
    }

    private UUID line(Placed placed, int position) {
        return books.list(
                        """
                        SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                        WHERE o.group_id = :group ORDER BY l.amount""",
                        UUID.class,
                        placed.group())
                .get(position);
    }

    private Money whole(UUID line) {
        return Money.cny(books.number("SELECT amount FROM marketplace.order_line WHERE id = :group", line));
    }

    private UUID refund(Placed placed, UUID line, Money amount) {
        return order(new RefundRequest(
                line, placed.group(), companyOf(placed), Optional.of(amount), RefundReason.CAMPAIGN_FAILED, line));
    }

    private UUID rest(Placed placed, UUID line) {
        return order(RefundRequest.rest(line, placed.group(), companyOf(placed), RefundReason.CAMPAIGN_FAILED));
    }

    private UUID order(RefundRequest request) {
        return own.transaction(() -> tenancy.enter(request.companyId()).chain(() -> requestRefund.request(request)))
                .await()
                .atMost(PATIENCE);
    }

    private UUID companyOf(Placed placed) {
        return books.one(
                "SELECT company_id FROM marketplace.order_group WHERE id = :group", UUID.class, placed.group());
    }

    private boolean isGranted(Placed placed, UUID line, Money part) {
        try {
            order(RefundRequest.afterSale(line, placed.group(), companyOf(placed), part, Ids.next()));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private long claimedOf(UUID line) {
        return books.number("SELECT claimed FROM marketplace.refundable WHERE line_id = :group", line);
    }

    private Refusal refusalOf(Placed placed, UUID line, Money amount) {
        return org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, () -> refund(placed, line, amount));
    }

    private void awaitReversals(Placed placed, int count) {
        await().atMost(PATIENCE).until(() -> books.reversals(placed.group()) == count);
    }

    private void assertAllIsBack(Placed placed, int lines) {
        var refunds = Simulator.refundsOf(books.payment(placed.group()));
        assertThat(refunds).hasSize(lines);
        assertThat(refunds.stream()
                        .mapToLong(refund -> ((Number) refund.get("amount")).longValue())
                        .sum())
                .isEqualTo(placed.total());
        assertThat(books.refundEntries(placed.group())).isEqualTo(lines);
        for (var party : new String[] {"SUPPLIER", "PROPERTY_COMPANY", "PLATFORM"}) {
            assertThat(books.sum(placed.group(), "PARTY_PENDING", party)).isZero();
        }
        assertThat(books.sum(placed.group(), "PROVIDER_CLEARING", "PLATFORM")).isZero();
        assertThat(books.sum(placed.group(), "ORDERS_HELD", "PLATFORM")).isZero();
    }
}
