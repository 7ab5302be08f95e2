package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisputeTest extends SimulatorTest {

    @BeforeEach
    void fundsAreAvailableAtOnceAndADisputeCostsAFee() {
        admin("/settings", "availableAfterSeconds", 0, "disputeFee", 150);
    }

    @Test
    void the_dispute_card_is_disputed_and_its_money_withdrawn_with_a_fee() throws StripeException {
        var intent = pay(1_000, "pm_card_createDispute");

        var dispute = only();
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getReason()).isEqualTo("fraudulent");
        assertThat(dispute.getPaymentIntent()).isEqualTo(intent.getId());
        assertThat(dispute.getEvidenceDetails().getDueBy()).isGreaterThan(dispute.getCreated());
        assertThat(dispute.getBalanceTransactions().get(0).getNet()).isEqualTo(-1_150);
        assertThat(available()).isEqualTo(-150);
        assertThat(stripe.v1().charges().retrieve(intent.getLatestCharge()).getDisputed())
                .isTrue();
        assertThat(stripe.v1().events().list().getData())
                .extracting(Event::getType)
                .startsWith("charge.dispute.funds_withdrawn", "charge.dispute.created");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                                .refunds()
                                .create(RefundCreateParams.builder()
                                        .setPaymentIntent(intent.getId())
                                        .build()))
                        .getCode())
                .isEqualTo("charge_disputed");
    }

    @Test
    void winning_evidence_brings_the_money_back() throws StripeException {
        pay(1_000, "pm_card_createDispute");

        var won = submit("winning_evidence");

        assertThat(won.getStatus()).isEqualTo("won");
        assertThat(available()).isEqualTo(850);
        assertThat(stripe.v1().events().list().getData())
                .extracting(Event::getType)
                .startsWith("charge.dispute.funds_reinstated", "charge.dispute.closed", "charge.dispute.updated");
    }

    @Test
    void other_evidence_is_under_review_until_it_is_decided() throws StripeException {
        pay(1_000, "pm_card_createDispute");

        assertThat(submit("the parcel was handed over").getStatus()).isEqualTo("under_review");
        admin("/disputes/" + only().getId(), "outcome", "lost");

        assertThat(only().getStatus()).isEqualTo("lost");
        assertThat(available()).isEqualTo(-150);
    }

    @Test
    void a_dispute_nobody_answers_is_lost_when_the_evidence_was_due() throws StripeException {
        pay(1_000, "pm_card_createDispute");

        admin("/clock", "advanceSeconds", 10 * 86_400);

        Eventually.holds(() -> assertThat(only().getStatus()).isEqualTo("lost"));
        assertThat(only().getEvidenceDetails().getPastDue()).isTrue();
    }

    @Test
    void any_captured_charge_can_be_disputed_in_part_by_an_admin_call() throws StripeException {
        var charge = pay(1_000, "pm_card_visa").getLatestCharge();

        admin("/disputes", "charge", charge, "reason", "product_not_received", "amount", 400);

        assertThat(only().getAmount()).isEqualTo(400);
        assertThat(available()).isEqualTo(1_000 - 400 - 150);
    }

    @Test
    void an_inquiry_withdraws_nothing() throws StripeException {
        pay(1_000, "pm_card_createDisputeInquiry");

        assertThat(only().getStatus()).isEqualTo("warning_needs_response");
        assertThat(available()).isEqualTo(1_000);
    }

    private Dispute only() throws StripeException {
        var disputes = stripe.v1().disputes().list().getData();
        assertThat(disputes).hasSize(1);
        return disputes.get(0);
    }

    private Dispute submit(String text) throws StripeException {
        return stripe.v1()
                .disputes()
                .update(
                        only().getId(),
                        DisputeUpdateParams.builder()
                                .setEvidence(DisputeUpdateParams.Evidence.builder()
                                        .setUncategorizedText(text)
                                        .build())
                                .setSubmit(true)
                                .build());
    }

    private long available() throws StripeException {
        return stripe.v1().balance().retrieve().getAvailable().get(0).getAmount();
    }
}
