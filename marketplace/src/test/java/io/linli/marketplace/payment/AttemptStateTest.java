package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.payment.AttemptState.Pending;
import io.linli.marketplace.payment.AttemptState.Succeeded;

class AttemptStateTest {

    private static final String MIGRATION = "/db/marketplace/V20261101000100__marketplace.sql";

    /** Every transition there is; what is not here changes nothing. */
    private static final Map<String, String> TABLE = Map.of(
            "PENDING START", "STARTED",
            "PENDING EXPIRE", "ABANDONED",
            "STARTED CAPTURE", "SUCCEEDED",
            "STARTED FAIL", "FAILED",
            "STARTED EXPIRE", "ABANDONED",
            "FAILED CAPTURE", "SUCCEEDED",
            "ABANDONED CAPTURE", "SUCCEEDED");

    @Test
    void the_machine_is_exactly_the_table() {
        for (var state : AttemptState.all()) {
            for (var event : AttemptEvent.values()) {
                assertThat(state.after(event).map(AttemptState::code).orElse(null))
                        .as("%s on %s", state.code(), event)
                        .isEqualTo(TABLE.get(state.code() + " " + event));
            }
        }
    }

    @Test
    void its_states_are_those_the_database_allows() throws IOException {
        var allowed = Pattern.compile(
                        "TABLE marketplace\\.payment_attempt .*?CHECK \\(state IN \\(([^)]*)\\)\\)", Pattern.DOTALL)
                .matcher(migration());
        assertThat(allowed.find()).isTrue();

        assertThat(Arrays.stream(allowed.group(1).split(","))
                        .map(code -> code.strip().replace("'", "")))
                .containsExactlyInAnyOrderElementsOf(
                        AttemptState.all().stream().map(AttemptState::code).toList());
    }

    @Test
    void a_guard_names_the_states_that_its_event_moves() {
        assertThat(AttemptState.movedBy(AttemptEvent.CAPTURE))
                .containsExactlyInAnyOrder("STARTED", "FAILED", "ABANDONED");
        assertThat(AttemptState.movedBy(AttemptEvent.DECLINE)).isEmpty();
    }

    @Property
    void money_that_came_is_never_forgotten_whatever_is_told_after(
            @ForAll List<AttemptEvent> before, @ForAll List<AttemptEvent> after) {
        var started = new Pending().after(AttemptEvent.START).orElseThrow();
        var captured = follow(follow(started, before), List.of(AttemptEvent.CAPTURE));

        assertThat(follow(captured, after)).isEqualTo(new Succeeded());
    }

    @Property
    void no_sequence_of_events_captures_twice(@ForAll List<AttemptEvent> events) {
        AttemptState state = new Pending();
        int captures = 0;
        for (var event : events) {
            var next = state.after(event);
            captures += next.isPresent() && event == AttemptEvent.CAPTURE ? 1 : 0;
            state = next.orElse(state);
        }

        assertThat(captures).isLessThanOrEqualTo(1);
        assertThat(state instanceof Succeeded).isEqualTo(captures == 1);
    }

    private static AttemptState follow(AttemptState from, List<AttemptEvent> events) {
        var state = from;
        for (var event : events) {
            state = state.after(event).orElse(state);
        }
        return state;
    }

    private static String migration() throws IOException {
        try (var sql = Objects.requireNonNull(AttemptStateTest.class.getResourceAsStream(MIGRATION))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
