package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When money is taken follows from what is waited for, and for how long. */
class CaptureModeTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration SIX_DAYS = Duration.ofDays(6);
    private static final UUID ORANGES = new UUID(0, 1);
    private static final UUID PEARS = new UUID(0, 2);

    @Test
    void what_waits_for_nothing_is_charged_at_once() {
        assertThat(mode(Optional.empty(), Optional.of(PayBy.CARD))).isEqualTo(CaptureMode.AT_ONCE);
    }

    @Test
    void a_card_holds_what_is_decided_while_it_can() {
        var latest = NOON.plus(SIX_DAYS).minus(CaptureMode.DECISION_MARGIN);

        assertThat(mode(Optional.of(latest), Optional.empty())).isEqualTo(CaptureMode.ON_SUCCESS_HELD);
        assertThat(mode(Optional.of(latest), Optional.of(PayBy.WALLET))).isEqualTo(CaptureMode.ON_SUCCESS_HELD);
        assertThat(mode(Optional.of(NOON.minusSeconds(60)), Optional.empty())).isEqualTo(CaptureMode.ON_SUCCESS_HELD);
    }

    @Test
    void what_is_decided_later_saves_a_card_or_charges_a_wallet_at_once() {
        var later = NOON.plus(SIX_DAYS).minus(CaptureMode.DECISION_MARGIN).plusSeconds(1);

        assertThat(mode(Optional.of(later), Optional.empty())).isEqualTo(CaptureMode.ON_SUCCESS_SAVED);
        assertThat(mode(Optional.of(later), Optional.of(PayBy.CARD))).isEqualTo(CaptureMode.ON_SUCCESS_SAVED);
        assertThat(mode(Optional.of(later), Optional.of(PayBy.WALLET))).isEqualTo(CaptureMode.AT_ONCE_BY_WALLET);
    }

    @Test
    void only_one_decision_that_all_lines_wait_for_is_waited_for() {
        var oranges = Optional.of(new Awaited(ORANGES, NOON));
        var pears = Optional.of(new Awaited(PEARS, NOON));

        assertThat(Awaited.byAll(List.of(oranges, oranges))).contains(NOON);
        assertThat(Awaited.byAll(List.of(oranges, Optional.empty()))).isEmpty();
        assertThat(Awaited.byAll(List.of(oranges, pears))).isEmpty();
        assertThat(Awaited.byAll(List.of(Optional.empty(), Optional.empty()))).isEmpty();
    }

    @Test
    void a_page_gives_way_only_to_a_payer_who_wants_the_other_one() {
        assertThat(CaptureMode.ON_SUCCESS_SAVED.contradicts(Optional.of(PayBy.WALLET)))
                .isTrue();
        assertThat(CaptureMode.AT_ONCE_BY_WALLET.contradicts(Optional.of(PayBy.CARD)))
                .isTrue();
        assertThat(CaptureMode.ON_SUCCESS_SAVED.contradicts(Optional.of(PayBy.CARD)))
                .isFalse();
        assertThat(CaptureMode.ON_SUCCESS_SAVED.contradicts(Optional.empty())).isFalse();
        assertThat(CaptureMode.ON_SUCCESS_HELD.contradicts(Optional.of(PayBy.WALLET)))
                .isFalse();
        assertThat(CaptureMode.AT_ONCE.contradicts(Optional.of(PayBy.WALLET))).isFalse();
    }

    private static CaptureMode mode(Optional<Instant> until, Optional<PayBy> payBy) {
        return CaptureMode.of(until, payBy, NOON, SIX_DAYS);
    }
}
