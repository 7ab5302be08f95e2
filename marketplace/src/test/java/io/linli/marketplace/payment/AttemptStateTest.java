package io.linli.marketplace.payment;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.payment.AttemptState.Pending;
import io.linli.marketplace.payment.AttemptState.Releasing;
import io.linli.marketplace.payment.AttemptState.Succeeded;

class AttemptStateTest {

    private static final String MIGRATION = "/db/marketplace/V20261122050000__authorised_payments.sql";

    /** Every transition there is; what is not here changes nothing. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            entry("PENDING START", "STARTED"),
            entry("PENDING EXPIRE", "ABANDONED"),
            entry("STARTED AUTHORISE", "AUTHORISED"),
            entry("STARTED SAVE", "SAVED"),
            entry("STARTED CAPTURE", "SUCCEEDED"),
            entry("STARTED FAIL", "FAILED"),
            entry("STARTED EXPIRE", "ABANDONED"),
            entry("STARTED DISCARD", "RELEASING"),
            entry("AUTHORISED COLLECT", "CAPTURING"),
            entry("AUTHORISED CAPTURE", "SUCCEEDED"),
            entry("AUTHORISED FAIL", "FAILED"),
            entry("AUTHORISED RELEASE", "RELEASING"),
            entry("SAVED COLLECT", "CHARGING"),
            entry("SAVED CAPTURE", "SUCCEEDED"),
            entry("SAVED RELEASE", "RELEASING"),
            entry("CAPTURING CAPTURE", "SUCCEEDED"),
            entry("CAPTURING FAIL", "FAILED"),
            entry("CHARGING CAPTURE", "SUCCEEDED"),
            entry("CHARGING DECLINE", "FAILED"),
            entry("CHARGING FAIL", "FAILED"),
            entry("RELEASING CAPTURE", "SUCCEEDED"),
            entry("RELEASING VOID", "RELEASED"),
            entry("RELEASED CAPTURE", "SUCCEEDED"),
            entry("FAILED CAPTURE", "SUCCEEDED"),
            entry("FAILED DISCARD", "RELEASING"),
            entry("ABANDONED CAPTURE", "SUCCEEDED"),
            entry("ABANDONED DISCARD", "RELEASING"));

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
                        "TABLE marketplace\\.payment_attempt\\b.*?CHECK \\(state IN \\(([^)]*)\\)\\)", Pattern.DOTALL)
                .matcher(migration());
        assertThat(allowed.find()).isTrue();

        assertThat(Arrays.stream(allowed.group(1).split(","))
                        .map(code -> code.strip().replace("'", "")))
                .containsExactlyInAnyOrderElementsOf(
                        AttemptState.all().stream().map(AttemptState::code).toList());
    }

    @Test
    void its_moves_are_exactly_those_the_database_lets_pass() throws IOException {
        var allowed = Pattern.compile("\\('([A-Z]+)', '([A-Z]+)'\\)")
                .matcher(migration().split("NOT IN \\(\n")[1].split("THEN")[0])
                .results()
                .map(move -> move.group(1) + " " + move.group(2))
                .toList();

        assertThat(allowed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(AttemptState.all().stream()
                        .flatMap(from -> from.moves().values().stream().map(to -> from.code() + " " + to.code()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_guard_names_the_states_that_its_event_moves() {
        assertThat(AttemptState.movedBy(AttemptEvent.COLLECT)).containsExactlyInAnyOrder("AUTHORISED", "SAVED");
        assertThat(AttemptState.movedBy(AttemptEvent.FAIL, true))
                .containsExactlyInAnyOrder("AUTHORISED", "CAPTURING", "CHARGING");
        assertThat(AttemptState.movedBy(AttemptEvent.FAIL, false)).containsExactly("STARTED");
        assertThat(AttemptState.movedBy(AttemptEvent.CAPTURE))
                .doesNotContain("PENDING", "SUCCEEDED")
                .hasSize(9);
    }

    @Test
    void only_a_card_that_stands_for_the_money_or_money_itself_keeps_another_attempt_out() {
        assertThat(CardAttempts.STANDING_FOR_MONEY)
                .containsExactlyInAnyOrder("AUTHORISED", "SAVED", "CAPTURING", "CHARGING", "SUCCEEDED");
    }

    @Property
    void a_card_that_is_let_go_stands_for_no_money_again(@ForAll List<AttemptEvent> after) {
        var end = follow(new Releasing(), after);

        assertThat(end.secured()).isFalse();
        assertThat(end.code()).isIn("RELEASING", "RELEASED", "SUCCEEDED");
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
