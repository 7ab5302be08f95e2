package io.linli.web.page.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.payment.CaptureMode;
import io.linli.marketplace.payment.PaymentPlan;
import io.linli.marketplace.payment.PaymentStatus;
import io.linli.marketplace.payment.PaymentStatus.Progress;

/** Nobody who paid may be asked to pay again. */
class GroupStandingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Money TOTAL = Money.of(18_440, "CNY");

    @Test
    void a_declined_card_is_told_to_who_comes_back_without_having_paid() {
        var standing = GroupStanding.of(group(Optional.of("card_declined")), false, NOON);

        assertThat(standing.declined()).isTrue();
        assertThat(standing.waiting()).isFalse();
        assertThat(standing.payable()).isTrue();
    }

    @Test
    void who_paid_with_another_card_after_a_declined_one_waits_for_the_webhook() {
        var standing = GroupStanding.of(group(Optional.of("card_declined")), true, NOON);

        assertThat(standing.waiting()).isTrue();
        assertThat(standing.declined()).isFalse();
    }

    @Test
    void who_paid_at_once_waits_for_the_webhook() {
        assertThat(GroupStanding.of(group(Optional.empty()), true, NOON).waiting())
                .isTrue();
    }

    @Test
    void who_paid_a_moment_before_the_order_shows_it_waits_that_moment() {
        var standing = GroupStanding.of(group(Progress.PAID, Optional.empty()), true, NOON);

        assertThat(standing.waiting()).isTrue();
        assertThat(standing.paid()).isFalse();
    }

    private static OrderGroup group(Optional<String> lastFailure) {
        return group(Progress.UNDER_WAY, lastFailure);
    }

    private static OrderGroup group(Progress progress, Optional<String> lastFailure) {
        var payment = new PaymentStatus(Ids.next(), TOTAL, progress, lastFailure, Optional.empty());
        return new OrderGroup(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                OrderGroup.State.PENDING,
                TOTAL,
                NOON,
                NOON.plus(Duration.ofMinutes(30)),
                Optional.empty(),
                Optional.empty(),
                new PaymentPlan(CaptureMode.AT_ONCE, Optional.empty()),
                Optional.empty(),
                Optional.of(payment),
                List.of());
    }
}
