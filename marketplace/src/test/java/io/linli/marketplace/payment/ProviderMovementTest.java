package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderMovement.Kind;

/** What of a movement moved the clearing, and what of it was the provider's fee. */
class ProviderMovementTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void a_disputes_fee_is_part_of_what_is_held_back() {
        assertThat(movement(Kind.DISPUTE, -1_000, 150).moved()).isEqualTo(Money.cny(-1_150));
        assertThat(movement(Kind.DISPUTE, -1_000, 150).feeToBook()).isEqualTo(Money.cny(0));
    }

    @Test
    void a_fee_of_its_own_is_booked_with_what_it_took() {
        assertThat(movement(Kind.FEE, -300, 0).feeToBook()).isEqualTo(Money.cny(300));
        assertThat(movement(Kind.FEE, -300, 20).feeToBook()).isEqualTo(Money.cny(320));
        assertThat(movement(Kind.FEE, -300, 0).moved()).isEqualTo(Money.cny(-300));
    }

    @Test
    void a_charge_moves_what_was_paid_and_its_fee_is_apart() {
        assertThat(movement(Kind.CHARGE, 1_000, 40).moved()).isEqualTo(Money.cny(1_000));
        assertThat(movement(Kind.CHARGE, 1_000, 40).feeToBook()).isEqualTo(Money.cny(40));
    }

    private static ProviderMovement movement(Kind kind, long fen, long fee) {
        return new ProviderMovement(
                "txn_1",
                kind,
                "test",
                Money.cny(fen),
                Money.cny(fee),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON,
                "{}");
    }
}
