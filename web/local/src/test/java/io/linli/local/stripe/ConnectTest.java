package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountUpdateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectTest extends SimulatorTest {

    @Test
    void a_new_account_has_requirements_until_it_was_onboarded_on_the_page() throws Exception {
        try (var receiver = new Receiver()) {
            admin("/webhook-endpoints", "url", receiver.url(), "secret", "whsec_connect", "connect", true);
            var account = create();
            assertThat(account.getPayoutsEnabled()).isFalse();
            assertThat(account.getRequirements().getCurrentlyDue()).contains("external_account");
            assertThat(account.getCapabilities().getTransfers()).isEqualTo("inactive");
            assertThat(receiver.next().event().getType()).isEqualTo("account.updated");

            var link = stripe.v1()
                    .accountLinks()
                    .create(AccountLinkCreateParams.builder()
                            .setAccount(account.getId())
                            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                            .setRefreshUrl("https://linli.example/refresh")
                            .setReturnUrl("https://linli.example/return")
                            .build());
            assertThat(get(link.getUrl()).body()).contains("Business name", "Stripe simulator");
            var back = location(submit(link.getUrl(), Map.of("business", "Garden Ltd", "bank", "6222 0000 1234 5678")));

            assertThat(back).isEqualTo("https://linli.example/return");
            var ready = stripe.v1().accounts().retrieve(account.getId());
            assertThat(ready.getDetailsSubmitted()).isTrue();
            assertThat(ready.getPayoutsEnabled()).isTrue();
            assertThat(ready.getRequirements().getCurrentlyDue()).isEmpty();
            assertThat(ready.getCapabilities().getTransfers()).isEqualTo("active");
            assertThat(receiver.next().event().getType()).isEqualTo("capability.updated");
            var updated = receiver.next().verified("whsec_connect");
            assertThat(updated.getType()).isEqualTo("account.updated");
            assertThat(updated.getAccount()).isEqualTo(account.getId());
            assertThat(location(get(link.getUrl()))).isEqualTo("https://linli.example/refresh");
        }
    }

    @Test
    void what_is_demanded_later_stops_payouts_again() throws StripeException {
        var account = onboarded();

        admin("/accounts/" + account + "/requirements", "due", List.of("company.tax_id"));

        var limited = stripe.v1().accounts().retrieve(account);
        assertThat(limited.getPayoutsEnabled()).isFalse();
        assertThat(limited.getRequirements().getCurrentlyDue()).containsExactly("company.tax_id");
        assertThat(limited.getRequirements().getDisabledReason()).isEqualTo("requirements.past_due");
    }

    @Test
    void an_account_can_be_completed_by_an_update() throws StripeException {
        var account = create();

        var updated = stripe.v1()
                .accounts()
                .update(
                        account.getId(),
                        AccountUpdateParams.builder()
                                .setBusinessType(AccountUpdateParams.BusinessType.COMPANY)
                                .setExternalAccount("btok_hk")
                                .setTosAcceptance(AccountUpdateParams.TosAcceptance.builder()
                                        .setDate(1_700_000_000L)
                                        .setIp("127.0.0.1")
                                        .build())
                                .build());

        assertThat(updated.getPayoutsEnabled()).isTrue();
    }

    @Test
    void a_transfer_needs_an_able_account_and_an_available_balance() throws StripeException {
        var account = create();
        assertThat(refusedTransfer(account.getId(), 100).getCode()).isEqualTo("insufficient_capabilities_for_transfer");
        admin("/accounts/" + account.getId() + "/onboard");
        pay(5_000, "pm_card_visa");
        assertThat(refusedTransfer(account.getId(), 100).getCode()).isEqualTo("balance_insufficient");
        assertThat(refusedTransfer("acct_unknown", 100).getMessage()).startsWith("No such destination: 'acct_unknown'");

        pay(5_000, "pm_card_bypassPending");

        assertThat(transfer(account.getId(), 5_000).getAmount()).isEqualTo(5_000);
        assertThat(refusedTransfer(account.getId(), 1).getCode()).isEqualTo("balance_insufficient");
        assertThat(balance(account.getId())).isEqualTo(5_000);
    }

    @Test
    void a_transfer_that_is_refused_on_purpose_works_when_asked_for_again() throws StripeException {
        var account = onboarded();
        pay(5_000, "pm_card_bypassPending");
        admin("/faults", "kind", "transfer-insufficient-funds", "count", 2);

        assertThat(refusedTransfer(account, 100).getCode()).isEqualTo("balance_insufficient");
        assertThat(refusedTransfer(account, 100).getCode()).isEqualTo("balance_insufficient");

        assertThat(transfer(account, 100).getAmount()).isEqualTo(100);
    }

    @Test
    void a_pending_charge_can_be_shared_out_but_never_more_than_it_is() throws StripeException {
        var account = onboarded();
        var charge = pay(1_000, "pm_card_visa").getLatestCharge();
        var params = TransferCreateParams.builder()
                .setCurrency("cny")
                .setDestination(account)
                .setSourceTransaction(charge)
                .setTransferGroup("order-1");

        var first = stripe.v1().transfers().create(params.setAmount(850L).build());
        stripe.v1().transfers().create(params.setAmount(150L).build());
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1().transfers().create(params.setAmount(1L).build()));

        assertThat(refusal.getParam()).isEqualTo("source_transaction");
        assertThat(first.getSourceTransaction()).isEqualTo(charge);
        assertThat(stripe.v1().balance().retrieve().getPending().get(0).getAmount())
                .isZero();
        assertThat(balance(account)).isZero();
        admin("/clock", "advanceSeconds", 3 * 86_400);
        assertThat(balance(account)).isEqualTo(1_000);
        assertThat(stripe.v1()
                        .transfers()
                        .list(TransferListParams.builder()
                                .setTransferGroup("order-1")
                                .build())
                        .getData())
                .hasSize(2);
    }

    @Test
    void a_transfer_is_reversed_in_parts_and_never_twice() throws StripeException {
        var account = onboarded();
        pay(1_000, "pm_card_bypassPending");
        var transfer = transfer(account, 1_000);

        var reversal = reverse(transfer, 400L);
        reverse(transfer, null);

        assertThat(reversal.getId()).startsWith("trr_");
        var after = stripe.v1().transfers().retrieve(transfer.getId());
        assertThat(after.getReversed()).isTrue();
        assertThat(after.getAmountReversed()).isEqualTo(1_000);
        assertThat(after.getReversals().getData()).hasSize(2);
        assertThat(balance(account)).isZero();
        assertThat(stripe.v1().balance().retrieve().getAvailable().get(0).getAmount())
                .isEqualTo(1_000);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> reverse(transfer, 1L)))
                .isNotNull();
    }

    @Test
    void what_a_party_has_paid_out_cannot_be_reversed() throws StripeException {
        var account = onboarded();
        pay(1_000, "pm_card_bypassPending");
        var transfer = transfer(account, 1_000);
        payout(account, 700);

        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> reverse(transfer, 301L));

        assertThat(refusal.getCode()).isEqualTo("balance_insufficient");
        assertThat(reverse(transfer, 300L).getAmount()).isEqualTo(300);
    }

    @Test
    void a_payout_arrives_and_a_failed_one_comes_back() throws StripeException {
        var account = onboarded();
        pay(1_000, "pm_card_bypassPending");
        transfer(account, 1_000);
        var good = payout(account, 600);
        admin("/faults", "kind", "payout-failure");
        var bad = payout(account, 400);
        assertThat(balance(account)).isZero();

        admin("/clock", "advanceSeconds", 86_401);

        Eventually.holds(() ->
                assertThat(List.of(status(account, good), status(account, bad))).containsExactly("paid", "failed"));
        assertThat(balance(account)).isEqualTo(400);
    }

    @Test
    void every_movement_has_a_balance_transaction_on_its_side() throws StripeException {
        var account = onboarded();
        pay(1_000, "pm_card_bypassPending");
        var transfer = transfer(account, 1_000);
        reverse(transfer, 250L);
        payout(account, 750);

        assertThat(stripe.v1().balanceTransactions().list().getData())
                .extracting(BalanceTransaction::getType, BalanceTransaction::getNet)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("transfer_refund", 250L),
                        org.assertj.core.groups.Tuple.tuple("transfer", -1_000L),
                        org.assertj.core.groups.Tuple.tuple("charge", 1_000L));
        assertThat(stripe.v1()
                        .balanceTransactions()
                        .list(
                                com.stripe.param.BalanceTransactionListParams.builder()
                                        .build(),
                                as(account))
                        .getData())
                .extracting(BalanceTransaction::getType, BalanceTransaction::getNet)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("payout", -750L),
                        org.assertj.core.groups.Tuple.tuple("payment_refund", -250L),
                        org.assertj.core.groups.Tuple.tuple("payment", 1_000L));
    }

    private Account create() throws StripeException {
        return stripe.v1()
                .accounts()
                .create(AccountCreateParams.builder()
                        .setType(AccountCreateParams.Type.EXPRESS)
                        .setCountry("HK")
                        .setEmail("supplier@example.com")
                        .setCapabilities(AccountCreateParams.Capabilities.builder()
                                .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                        .setRequested(true)
                                        .build())
                                .build())
                        .build());
    }

    private String onboarded() throws StripeException {
        var account = create().getId();
        admin("/accounts/" + account + "/onboard", "businessName", "Garden Ltd");
        return account;
    }

    private Transfer transfer(String account, long amount) throws StripeException {
        return stripe.v1()
                .transfers()
                .create(TransferCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency("cny")
                        .setDestination(account)
                        .setDescription("PO-1")
                        .putMetadata("payout", "1")
                        .build());
    }

    private InvalidRequestException refusedTransfer(String account, long amount) {
        return catchThrowableOfType(InvalidRequestException.class, () -> transfer(account, amount));
    }

    private com.stripe.model.TransferReversal reverse(Transfer transfer, Long amount) throws StripeException {
        var params = TransferReversalCreateParams.builder();
        if (amount != null) {
            params.setAmount(amount);
        }
        return stripe.v1().transfers().reversals().create(transfer.getId(), params.build());
    }

    private String payout(String account, long amount) throws StripeException {
        return stripe.v1()
                .payouts()
                .create(
                        PayoutCreateParams.builder()
                                .setAmount(amount)
                                .setCurrency("cny")
                                .build(),
                        as(account))
                .getId();
    }

    private String status(String account, String payout) throws StripeException {
        return stripe.v1().payouts().retrieve(payout, as(account)).getStatus();
    }

    private long balance(String account) throws StripeException {
        return stripe.v1().balance().retrieve(as(account)).getAvailable().get(0).getAmount();
    }

    private static RequestOptions as(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }
}
