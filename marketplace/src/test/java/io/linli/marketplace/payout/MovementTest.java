package io.linli.marketplace.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.ProviderFailure.Kind;
import io.linli.marketplace.payment.TransferGateway.ReversalOrder;
import io.linli.marketplace.payment.TransferGateway.TransferOrder;

/** Which of the provider's answers end a transfer or its reversal, and which are asked again. */
class MovementTest {

    private static final String NOT_ENOUGH_YET = "balance_insufficient";

    @ParameterizedTest
    @EnumSource
    void only_a_refusal_ends_it(Kind kind) {
        assertThat(transfer(1).endedBy(failure(kind, "account_invalid"))).isEqualTo(kind == Kind.REJECTED);
        assertThat(recall().endedBy(failure(kind, "insufficient_funds"))).isEqualTo(kind == Kind.REJECTED);
    }

    @Test
    void a_balance_that_is_too_small_yet_is_waited_for_but_not_forever() {
        assertThat(transfer(Transfer.MAX_TRIES - 1).endedBy(failure(Kind.REJECTED, NOT_ENOUGH_YET)))
                .isFalse();
        assertThat(transfer(Transfer.MAX_TRIES).endedBy(failure(Kind.REJECTED, NOT_ENOUGH_YET)))
                .isTrue();
    }

    @Test
    void each_is_known_by_its_key_and_in_the_books_by_its_reference() {
        var id = new UUID(0, 1);

        assertThat(transfer(0).key()).isEqualTo("transfer-key");
        assertThat(recall().key()).isEqualTo("recall-key");
        assertThat(Payout.reference(id)).isEqualTo("payout:" + id);
        assertThat(Payout.transferReference(id)).isEqualTo("transfer:" + id);
        assertThat(Recall.reference(id)).isEqualTo("recall:" + id);
    }

    private static Transfer transfer(int tries) {
        return new Transfer(
                new UUID(0, 1),
                new TransferOrder(
                        new UUID(0, 1), "PO-2026-000001", "SUPPLIER:1", "acct_1", Money.cny(100), "transfer-key"),
                tries);
    }

    private static Recall recall() {
        return new Recall(
                new UUID(0, 2),
                new UUID(0, 1),
                new ReversalOrder(new UUID(0, 2), "tr_1", Money.cny(100), "recall-key"),
                1);
    }

    private static ProviderFailure failure(Kind kind, String code) {
        return new ProviderFailure(kind, code, new IllegalStateException("test"));
    }
}
