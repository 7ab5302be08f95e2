package io.linli.catalog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.CancellationPolicy.Step;

class CancellationPolicyTest {

    private static final Instant START = Instant.parse("2026-12-01T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"48, 0", "24, 0", "23, 5000", "4, 5000", "3, 9999", "0, 9999", "-1, 9999"})
    void it_costs_nothing_until_a_day_before_then_half_then_all(long hoursBefore, long fee) {
        var policy = new CancellationPolicy(List.of(new Step(4, 50), new Step(24, 0)));

        assertThat(policy.fee(Money.cny(9_999), START, START.minus(Duration.ofHours(hoursBefore))))
                .isEqualTo(Money.cny(fee));
    }

    @Test
    void to_the_second_before_a_step_the_earlier_one_counts() {
        var policy = new CancellationPolicy(List.of(new Step(24, 10)));

        assertThat(policy.fee(Money.cny(100), START, START.minus(Duration.ofHours(24))))
                .isEqualTo(Money.cny(10));
        assertThat(policy.fee(
                        Money.cny(100), START, START.minus(Duration.ofHours(24)).plusNanos(1)))
                .isEqualTo(Money.cny(100));
    }

    @Test
    void steps_that_get_cheaper_or_are_impossible_are_refused() {
        for (var steps : List.of(
                List.of(new Step(24, 50), new Step(4, 10)),
                List.of(new Step(24, 0), new Step(24, 10)),
                List.of(new Step(-1, 0)),
                List.of(new Step(24, 101)))) {
            assertThat(assertThrows(Refusal.class, () -> new CancellationPolicy(steps))
                            .code())
                    .isEqualTo("cancellation-invalid");
        }
    }
}
