package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.linli.catalog.kernel.Money;

class DisputeStateTest {

    private static final Instant DUE = Instant.parse("2026-11-30T04:00:00Z");

    @ParameterizedTest
    @EnumSource
    void news_that_come_twice_or_late_change_nothing(DisputeState state) {
        assertThat(state.follows(state)).isFalse();
        for (var later : DisputeState.values()) {
            boolean both = later.follows(state) && state.follows(later);
            assertThat(both).isFalse();
        }
    }

    @Test
    void an_inquiry_may_become_a_dispute_and_a_dispute_ends_once() {
        assertThat(DisputeState.NEEDS_RESPONSE.follows(DisputeState.INQUIRY_CLOSED))
                .isTrue();
        assertThat(DisputeState.UNDER_REVIEW.follows(DisputeState.NEEDS_RESPONSE))
                .isTrue();
        assertThat(DisputeState.WON.follows(DisputeState.UNDER_REVIEW)).isTrue();
        assertThat(DisputeState.WON.follows(DisputeState.LOST)).isFalse();
        assertThat(DisputeState.LOST.follows(DisputeState.WON)).isFalse();
        assertThat(DisputeState.NEEDS_RESPONSE.follows(DisputeState.UNDER_REVIEW))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void it_is_answered_while_somebody_asks_and_closed_when_it_is_decided(DisputeState state) {
        assertThat(state.takesEvidence())
                .isEqualTo(
                        switch (state) {
                            case INQUIRY, NEEDS_RESPONSE -> true;
                            default -> false;
                        });
        assertThat(state.closed())
                .isEqualTo(
                        switch (state) {
                            case INQUIRY_CLOSED, WON, LOST -> true;
                            default -> false;
                        });
    }

    @Test
    void an_answer_counts_before_it_is_due() {
        assertThat(dispute(DisputeState.NEEDS_RESPONSE, Optional.of(DUE)).answerable(DUE.minusMillis(1)))
                .isTrue();
        assertThat(dispute(DisputeState.NEEDS_RESPONSE, Optional.of(DUE)).answerable(DUE))
                .isFalse();
        assertThat(dispute(DisputeState.NEEDS_RESPONSE, Optional.empty()).answerable(DUE))
                .isTrue();
        assertThat(dispute(DisputeState.UNDER_REVIEW, Optional.of(DUE)).answerable(DUE.minusMillis(1)))
                .isFalse();
    }

    private static Dispute dispute(DisputeState state, Optional<Instant> due) {
        return new Dispute(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                new UUID(0, 4),
                "dp_1",
                Money.cny(500),
                "fraudulent",
                state,
                due,
                Optional.empty(),
                DUE.minusSeconds(1_000),
                Optional.empty());
    }
}
