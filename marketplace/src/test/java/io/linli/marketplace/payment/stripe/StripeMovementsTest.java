package io.linli.marketplace.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderMovement.Kind;

/** Stripe's balance transactions as movements, by the metadata of what caused them. */
class StripeMovementsTest {

    private static final UUID ID = UUID.fromString("01a201a6-1574-7000-b3d3-3deccceb3f46");

    @Test
    void every_kind_of_ours_is_known_by_its_mark() {
        assertThat(reference("charge", source("charge", "linli_attempt"))).contains("capture:" + ID);
        assertThat(reference("payment", source("charge", "linli_attempt"))).contains("capture:" + ID);
        assertThat(reference("refund", source("refund", "linli_refund"))).contains("refund:" + ID);
        assertThat(reference("refund_failure", source("refund", "linli_refund")))
                .contains("refund-failed:" + ID);
        assertThat(reference("transfer", source("transfer", "linli_payout"))).contains("transfer:" + ID);
        assertThat(reference("transfer_refund", source("transfer_reversal", "linli_recall")))
                .contains("transfer-reversal:" + ID);
        assertThat(reference("adjustment", source("dispute", "other"))).contains("dispute-movement:txn_1");
    }

    @Test
    void what_bears_no_mark_or_anothers_has_no_reference() {
        assertThat(reference("transfer", source("transfer", "other"))).isEmpty();
        assertThat(reference(
                        "transfer",
                        new JsonObject()
                                .put("id", "tr_1")
                                .put("metadata", new JsonObject().put("linli_payout", "not an id"))))
                .isEmpty();
        assertThat(reference("charge", "ch_1")).isEmpty();
        assertThat(StripeMovements.movement(transaction("topup", null)).kind()).isEqualTo(Kind.OTHER);
        assertThat(StripeMovements.movement(transaction("topup", null)).source())
                .isEmpty();
    }

    @Test
    void a_disputes_fee_is_part_of_what_it_moved_and_others_are_booked_apart() {
        var dispute = StripeMovements.movement(transaction("adjustment", source("dispute", "other")));
        var charge = StripeMovements.movement(transaction("charge", source("charge", "linli_attempt")));
        var fee = StripeMovements.movement(transaction("stripe_fee", null));

        assertThat(dispute.moved()).isEqualTo(Money.cny(-1_015));
        assertThat(dispute.feeToBook()).isEqualTo(Money.cny(0));
        assertThat(charge.moved()).isEqualTo(Money.cny(-1_000));
        assertThat(charge.feeToBook()).isEqualTo(Money.cny(15));
        assertThat(fee.feeToBook()).isEqualTo(Money.cny(1_015));
    }

    @Test
    void the_balance_is_what_is_available_and_what_is_pending() {
        var balance = new JsonObject(
                """
                {"available": [{"amount": -30, "currency": "cny"}, {"amount": 5, "currency": "usd"}],
                 "pending": [{"amount": 100, "currency": "cny"}]}""");

        assertThat(StripeBalance.sums(balance)).isEqualTo(List.of(Money.cny(70), Money.of(5, "USD")));
    }

    private static Optional<String> reference(String type, Object source) {
        return StripeMovements.movement(transaction(type, source)).reference();
    }

    private static JsonObject source(String object, String mark) {
        return new JsonObject()
                .put("id", "obj_1")
                .put("object", object)
                .put("metadata", new JsonObject().put(mark, ID.toString()));
    }

    private static JsonObject transaction(String type, Object source) {
        return new JsonObject()
                .put("id", "txn_1")
                .put("type", type)
                .put("amount", -1_000)
                .put("fee", 15)
                .put("currency", "cny")
                .put("created", 1_790_000_000L)
                .put("available_on", 1_790_000_100L)
                .put("source", source);
    }
}
