package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

/** A day of visits, and which times are on it. */
class VisitDayTest {

    private static final Instant FROM = Instant.parse("2026-05-01T16:00:00Z");
    private static final VisitDay DAY = new VisitDay(
            UUID.randomUUID(),
            UUID.randomUUID(),
            LocalDate.of(2026, 5, 2),
            FROM,
            FROM.plus(Duration.ofDays(1)),
            60,
            Set.of());

    @Test
    void a_visit_begins_and_ends_on_the_day() {
        assertThatCode(() -> DAY.checkTime(FROM)).doesNotThrowAnyException();
        assertThatCode(() -> DAY.checkTime(FROM.plus(Duration.ofHours(23)))).doesNotThrowAnyException();
    }

    @Test
    void any_other_time_is_refused_also_one_after_which_there_is_none() {
        for (var time :
                List.of(FROM.minusNanos(1), FROM.plus(Duration.ofHours(23)).plusNanos(1), Instant.MIN, Instant.MAX)) {
            assertThat(catchThrowableOfType(Refusal.class, () -> DAY.checkTime(time))
                            .code())
                    .isEqualTo("visit-outside-day");
        }
    }
}
