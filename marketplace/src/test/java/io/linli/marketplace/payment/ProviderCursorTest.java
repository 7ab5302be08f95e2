package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.payment.PaymentGateway.EventPage;

class ProviderCursorTest {

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    @Test
    void after_the_last_page_everything_up_to_the_windows_end_is_covered() {
        var cursor = at(NOON.minusSeconds(60));

        var next = cursor.after(page(false, "evt_2", "evt_1"), cursor.to(NOON));

        assertThat(next).isEqualTo(at(NOON));
    }

    @Test
    void between_pages_the_window_stays_and_reading_goes_on_behind_the_last_event() {
        var cursor = at(NOON.minusSeconds(60));

        var next = cursor.after(page(true, "evt_9", "evt_8"), cursor.to(NOON));

        assertThat(next.resumeAfter()).contains("evt_8");
        assertThat(next.to(NOON.plusSeconds(500))).isEqualTo(NOON);
        assertThat(next.coveredTo()).isEqualTo(cursor.coveredTo());
    }

    @Test
    void a_long_absence_is_read_in_windows() {
        var cursor = at(NOON.minus(Duration.ofDays(3)));

        assertThat(cursor.to(NOON)).isEqualTo(cursor.coveredTo().plus(ProviderCursor.LONGEST_WINDOW));
    }

    /** A provider with an event a second, pages of three, and passes that are cut off after some pages. */
    @Property
    void however_passes_are_cut_off_every_event_is_read(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 4) Integer> passes,
            @ForAll @IntRange(max = 40) int events) {
        var cursor = at(NOON);
        var end = NOON.plusSeconds(events + 1L);
        var read = new TreeSet<Integer>();
        var all = new ArrayList<>(passes);
        all.add(1_000);
        for (int pages : all) {
            for (int page = 0; page < pages && !cursor.equals(at(end)); page++) {
                var to = cursor.to(end);
                var found = list(events, cursor.from(OVERLAP), to, cursor.resumeAfter());
                found.events().forEach(event -> read.add(number(event.id())));
                cursor = cursor.after(found, to);
            }
        }

        assertThat(read).hasSize(events);
        assertThat(cursor).isEqualTo(at(end));
    }

    private static EventPage list(int events, Instant from, Instant to, Optional<String> after) {
        var ids = new ArrayList<String>();
        int before = after.map(ProviderCursorTest::number).orElse(Integer.MAX_VALUE);
        for (int number = events; number >= 1; number--) {
            var created = NOON.plusSeconds(number);
            if (number < before && !created.isBefore(from) && created.isBefore(to)) {
                ids.add("evt_" + number);
            }
        }
        boolean more = ids.size() > 3;
        return page(more, ids.subList(0, Math.min(3, ids.size())).toArray(String[]::new));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring("evt_".length()));
    }

    private static EventPage page(boolean more, String... ids) {
        return new EventPage(
                List.of(ids).stream()
                        .map(id -> new ProviderEvent(id, "test", "{}", new ProviderFact.Irrelevant()))
                        .toList(),
                more);
    }

    private static ProviderCursor at(Instant coveredTo) {
        return new ProviderCursor(coveredTo, Optional.empty(), Optional.empty());
    }
}
