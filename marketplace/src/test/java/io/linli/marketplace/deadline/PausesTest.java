package io.linli.marketplace.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {

    @Test
    void each_is_twice_as_long_as_the_one_before_and_none_longer_than_the_longest() {
        var pauses = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(5));

        assertThat(pauses.after(0)).hasSeconds(1);
        assertThat(pauses.after(1)).hasSeconds(2);
        assertThat(pauses.after(8)).hasSeconds(256);
        assertThat(pauses.after(9)).hasMinutes(5);
        assertThat(pauses.after(1_000_000)).hasMinutes(5);
    }
}
