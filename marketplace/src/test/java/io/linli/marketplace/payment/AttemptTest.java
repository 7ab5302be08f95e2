package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.Attempt.PageTerms;
import io.linli.marketplace.payment.PaymentStatus.Progress;

/** What an attempt's page and its progress are, to the second. */
class AttemptTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant RETRIED_TO = NOON.plus(PageTerms.RETRY_LIFE);
    private static final Instant PAGE_TO = NOON.plus(PageTerms.PAGE_LIFE);
    private static final boolean WITH_PAGE = true;
    private static final boolean WITHOUT_PAGE = false;

    @Test
    void a_page_that_nobody_could_open_is_lost_when_asking_again_is_over() {
        var asked = attempt(new AttemptState.Started(), WITHOUT_PAGE, CaptureMode.AT_ONCE);

        assertThat(asked.lostItsPage(RETRIED_TO)).isFalse();
        assertThat(asked.lostItsPage(RETRIED_TO.plusMillis(1))).isTrue();
        assertThat(asked.pageIsOver(PAGE_TO.plusSeconds(60))).isFalse();
    }

    @Test
    void a_page_that_is_open_is_over_at_its_end_and_not_lost() {
        var open = attempt(new AttemptState.Started(), WITH_PAGE, CaptureMode.AT_ONCE);

        assertThat(open.pageIsOver(PAGE_TO.minusMillis(1))).isFalse();
        assertThat(open.pageIsOver(PAGE_TO)).isTrue();
        assertThat(open.lostItsPage(PAGE_TO.plusSeconds(60))).isFalse();
    }

    @Test
    void only_a_started_attempt_has_a_page_to_lose_or_to_end() {
        var over = PAGE_TO.plusSeconds(60);
        for (var state : AttemptState.all()) {
            boolean started = state instanceof AttemptState.Started;
            assertThat(attempt(state, WITHOUT_PAGE, CaptureMode.AT_ONCE).lostItsPage(over))
                    .isEqualTo(started);
            assertThat(attempt(state, WITH_PAGE, CaptureMode.AT_ONCE).pageIsOver(over))
                    .isEqualTo(started);
            assertThat(attempt(state, WITH_PAGE, CaptureMode.AT_ONCE_BY_WALLET).asksOtherwise(Optional.of(PayBy.CARD)))
                    .isEqualTo(started);
        }
    }

    @Test
    void a_payer_who_wants_another_page_than_the_open_one_asks_otherwise() {
        var wallet = attempt(new AttemptState.Started(), WITH_PAGE, CaptureMode.AT_ONCE_BY_WALLET);

        assertThat(wallet.asksOtherwise(Optional.of(PayBy.CARD))).isTrue();
        assertThat(wallet.asksOtherwise(Optional.of(PayBy.WALLET))).isFalse();
        assertThat(attempt(new AttemptState.Started(), WITHOUT_PAGE, CaptureMode.AT_ONCE_BY_WALLET)
                        .asksOtherwise(Optional.of(PayBy.CARD)))
                .isFalse();
    }

    @Test
    void the_payer_is_told_how_far_it_is() {
        var progress = Map.ofEntries(
                Map.entry("PENDING", Progress.TO_PAY),
                Map.entry("STARTED", Progress.UNDER_WAY),
                Map.entry("AUTHORISED", Progress.RESERVED),
                Map.entry("SAVED", Progress.RESERVED),
                Map.entry("CAPTURING", Progress.RESERVED),
                Map.entry("CHARGING", Progress.RESERVED),
                Map.entry("RELEASING", Progress.RELEASED),
                Map.entry("RELEASED", Progress.RELEASED),
                Map.entry("SUCCEEDED", Progress.PAID),
                Map.entry("FAILED", Progress.TO_PAY),
                Map.entry("ABANDONED", Progress.TO_PAY));

        for (var state : AttemptState.all()) {
            var attempt = attempt(state, WITH_PAGE, CaptureMode.AT_ONCE);
            assertThat(attempt.status())
                    .isEqualTo(new PaymentStatus(
                            attempt.id(),
                            Money.cny(1_050),
                            progress.get(state.code()),
                            Optional.of("card_declined"),
                            Optional.of(NOON)));
        }
    }

    @Test
    void every_state_is_found_by_its_name_and_only_one_that_waits_can_be_paid() {
        for (var state : AttemptState.all()) {
            assertThat(AttemptState.of(state.code())).isEqualTo(state);
        }
        assertThat(AttemptState.all().stream().filter(AttemptState::live).map(AttemptState::code))
                .containsExactlyInAnyOrderElementsOf(List.of("PENDING", "STARTED"));
    }

    private static Attempt attempt(AttemptState state, boolean page, CaptureMode mode) {
        return new Attempt(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                Money.cny(1_050),
                state,
                Optional.empty(),
                Optional.empty(),
                page ? Optional.of(URI.create("https://pay.example/1")) : Optional.empty(),
                Optional.of("card_declined"),
                Optional.of(new PageTerms(
                        URI.create("https://linli.example/ok"),
                        URI.create("https://linli.example/no"),
                        Locale.ENGLISH,
                        NOON)),
                mode,
                Optional.of(NOON));
    }
}
