package io.linli.web.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.linli.web.model.Truths;
import io.linli.web.order.Shopping;

/** Wherever the product dies between a free time and a technician's job, the visit takes place once, or its money goes back. */
class VisitCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RESIDENT = "resident-05";
    private static final String OTHER = "resident-06";
    private static final List<String> TAKES_PLACE =
            List.of("CONFIRMED", "CONFIRMED", "1", "PAID", "1", "SUCCEEDED" + VisitJourney.PRICE, "0");
    private static final List<String> HELD = List.of("HELD", "HELD", "0", "", "0", "", "0");
    private static final int AFTER_POINTS = VisitPoint.values().length;

    private static Armed armed;

    @BeforeAll
    static void a_world_of_its_own() throws Exception {
        armed = Armed.open("crash-visits", List.of(VisitPoint.values()));
    }

    @BeforeEach
    void it_runs() throws Exception {
        armed.ready();
    }

    @AfterAll
    static void the_books_are_right() throws Exception {
        try {
            armed.world().rest();
            new Truths(armed.world()).hold();
        } finally {
            armed.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_visit_is_booked_paid_and_given_to_a_technician_once(VisitPoint point) throws Exception {
        var journey = new VisitJourney(armed.world(), RESIDENT, point.ordinal());

        armed.arm(point);
        if (point.unpaid()) {
            assertThatThrownBy(() -> book(journey)).isInstanceOf(IOException.class);
        } else {
            book(journey);
            journey.pay();
        }
        armed.awaitDeath(point);
        if (point.unpaid()) {
            book(journey);
            journey.pay();
        }

        awaitEnd(journey, TAKES_PLACE);
        armed.world().rest();
        assertThat(journey.end()).containsExactly(TAKES_PLACE);
    }

    @Test
    void what_was_held_is_held_still_and_what_is_paid_while_nobody_listens_takes_place() throws Exception {
        var journey = new VisitJourney(armed.world(), RESIDENT, AFTER_POINTS);
        journey.hold();
        armed.kill();
        assertThat(known(journey)).containsExactly(HELD);
        journey.checkOut();

        armed.world().product().kill();
        journey.pay();
        armed.ready();

        awaitEnd(journey, TAKES_PLACE);
    }

    @Test
    void what_ran_out_while_nobody_listened_is_anothers_to_book_and_money_that_comes_for_it_goes_back_once()
            throws Exception {
        var journey = new VisitJourney(armed.world(), RESIDENT, AFTER_POINTS + 1);
        var next = new VisitJourney(armed.world(), OTHER, AFTER_POINTS + 1);
        book(journey);

        armed.world().product().kill();
        journey.runOut();
        armed.ready();
        awaitEnd(journey, List.of("RELEASED", "FREE", "1", "CANCELLED", "0", "STARTED" + VisitJourney.PRICE, "0"));
        book(next);
        next.pay();
        Shopping.payByWallet(journey.page());
        armed.kill();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(known(next))
                .containsExactly(
                        TAKES_PLACE,
                        List.of("RELEASED", "FREE", "1", "CANCELLED", "0", "SUCCEEDED" + VisitJourney.PRICE, "1")));
        armed.world().rest();
    }

    private static void book(VisitJourney journey) throws Exception {
        journey.hold();
        journey.checkOut();
    }

    private static void awaitEnd(VisitJourney journey, List<String> end) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(known(journey)).containsExactly(end));
    }

    /** What is not there is nothing. */
    private static List<List<String>> known(VisitJourney journey) throws Exception {
        return journey.end().stream()
                .map(row -> row.stream().map(one -> one == null ? "" : one).toList())
                .toList();
    }
}
