package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {

    @Test
    void each_waits_twice_as_long_as_the_one_before_and_none_longer_than_an_hour() {
        var retries = new Retries(Duration.ofSeconds(2));

        assertThat(retries.after(1)).hasSeconds(2);
        assertThat(retries.after(2)).hasSeconds(4);
        assertThat(retries.after(11)).hasSeconds(2_048);
        assertThat(retries.after(12)).hasHours(1);
        assertThat(retries.after(1_000)).hasHours(1);
    }
}
