package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest extends SimulatorTest {

    @Test
    void a_charge_is_pending_for_two_days_and_then_available() throws StripeException {
        pay(1_000, "pm_card_visa");
        assertThat(available()).isZero();
        assertThat(pending()).isEqualTo(1_000);

        admin("/clock", "advanceSeconds", 3 * 86_400);

        assertThat(available()).isEqualTo(1_000);
        assertThat(pending()).isZero();
        var transaction = stripe.v1().balanceTransactions().list().getData().get(0);
        assertThat(transaction.getStatus()).isEqualTo("available");
        assertThat(transaction.getAvailableOn() % 86_400).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, 340, 235, 269", "999, 340, 0, 34", "985, 340, 0, 33", "1, 340, 0, 0", "100000, 0, 0, 0"})
    void the_fee_is_rounded_half_up_and_a_refund_does_not_give_it_back(
            long amount, long basisPoints, long fixed, long fee) throws StripeException {
        admin("/settings", "feeBasisPoints", basisPoints, "feeFixed", fixed, "availableAfterSeconds", 0);

        var intent = pay(amount, "pm_card_visa");
        stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .build());

        var transactions = stripe.v1().balanceTransactions().list().getData();
        assertThat(transactions).extracting(BalanceTransaction::getFee).containsExactly(0L, fee);
        assertThat(transactions).extracting(BalanceTransaction::getNet).containsExactly(-amount, amount - fee);
        assertThat(available()).isEqualTo(-fee);
    }

    @Test
    void other_movements_are_made_by_an_admin_call() throws StripeException {
        admin("/funds", "amount", 5_000, "type", "topup");
        admin("/funds", "amount", -30, "type", "stripe_fee", "description", "Radar");

        assertThat(available()).isEqualTo(4_970);
        assertThat(stripe.v1()
                        .balanceTransactions()
                        .list(BalanceTransactionListParams.builder()
                                .setType("stripe_fee")
                                .build())
                        .getData())
                .extracting(BalanceTransaction::getReportingCategory)
                .containsExactly("fee");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happens_the_balance_is_the_sum_of_its_transactions(long seed) throws StripeException {
        var random = new Random(seed);
        admin("/settings", "feeBasisPoints", 340, "feeFixed", 20, "disputeFee", 100);
        for (int i = 0; i < 25; i++) {
            var card = random.nextInt(5) == 0 ? "pm_card_createDispute" : "pm_card_visa";
            var intent = pay(100 + random.nextInt(10_000), card);
            if (card.equals("pm_card_visa") && random.nextBoolean()) {
                var part = 1 + random.nextInt(intent.getAmount().intValue());
                stripe.v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(intent.getId())
                                .setAmount((long) part)
                                .build());
            }
            if (random.nextInt(10) == 0) {
                admin("/clock", "advanceSeconds", 86_400);
            }
        }

        var all = stripe.v1()
                .balanceTransactions()
                .list(BalanceTransactionListParams.builder().setLimit(7L).build())
                .autoPagingIterable();
        var sum = StreamSupport.stream(all.spliterator(), false)
                .mapToLong(BalanceTransaction::getNet)
                .sum();
        assertThat(available() + pending()).isEqualTo(sum);
    }

    private long available() throws StripeException {
        return stripe.v1().balance().retrieve().getAvailable().get(0).getAmount();
    }

    private long pending() throws StripeException {
        return stripe.v1().balance().retrieve().getPending().get(0).getAmount();
    }
}
