package io.linli.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderBalance.MovementPage;
import io.linli.marketplace.payment.ProviderMovement;

/** How far the provider's movements were read, how long one waits for the other side, and what all of it adds up to. */
class MovementReadingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant HOUR_AGO = NOON.minusSeconds(3_600);

    @Test
    void it_looks_back_a_little_but_not_before_the_beginning() {
        var reading = new MovementReading(HOUR_AGO, NOON, Optional.empty(), Optional.empty());

        assertThat(reading.from(Duration.ofMinutes(10))).isEqualTo(NOON.minusSeconds(600));
        assertThat(reading.from(Duration.ofHours(2))).isEqualTo(HOUR_AGO);
    }

    @Test
    void while_there_are_more_pages_the_window_stays_and_reading_goes_on_behind_the_last() {
        var reading = new MovementReading(HOUR_AGO, HOUR_AGO, Optional.empty(), Optional.empty());

        var next = reading.after(page(true, "txn_3", "txn_2"), NOON);

        assertThat(next).isEqualTo(new MovementReading(HOUR_AGO, HOUR_AGO, Optional.of(NOON), Optional.of("txn_2")));
        assertThat(next.complete()).isFalse();
        assertThat(next.after(page(true, "txn_1"), NOON.plusSeconds(60)).windowTo())
                .contains(NOON);
    }

    @Test
    void behind_the_last_page_everything_to_the_windows_end_is_covered() {
        var reading = new MovementReading(HOUR_AGO, HOUR_AGO, Optional.of(NOON), Optional.of("txn_2"));
        var done = new MovementReading(HOUR_AGO, NOON, Optional.empty(), Optional.empty());

        assertThat(reading.after(page(false, "txn_1"), NOON.plusSeconds(60))).isEqualTo(done);
        assertThat(reading.after(page(true), NOON.plusSeconds(60))).isEqualTo(done);
        assertThat(done.complete()).isTrue();
    }

    @Test
    void what_is_waited_for_is_late_at_its_time_and_missing_at_the_next() {
        var patience = new Patience(Duration.ofHours(1), Duration.ofHours(2));

        assertThat(patience.of(HOUR_AGO.plusMillis(1), NOON)).isEqualTo(Patience.Verdict.WAITING);
        assertThat(patience.of(HOUR_AGO, NOON)).isEqualTo(Patience.Verdict.LATE);
        assertThat(patience.of(HOUR_AGO.minusSeconds(3_600).plusMillis(1), NOON))
                .isEqualTo(Patience.Verdict.LATE);
        assertThat(patience.of(HOUR_AGO.minusSeconds(3_600), NOON)).isEqualTo(Patience.Verdict.MISSING);
        assertThat(patience.tooFarApart(NOON, HOUR_AGO)).isFalse();
        assertThat(patience.tooFarApart(NOON, HOUR_AGO.minusMillis(1))).isTrue();
        assertThat(patience.tooFarApart(HOUR_AGO.minusMillis(1), NOON)).isTrue();
    }

    @Test
    void nothing_is_missing_before_it_is_late() {
        assertThat(new Patience(Duration.ZERO, Duration.ZERO).of(NOON, NOON)).isEqualTo(Patience.Verdict.MISSING);
        assertThatThrownBy(() -> new Patience(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patience(Duration.ofHours(-1), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parts_of_a_run_add_up_and_what_is_under_way_by_currency() {
        var part = new Outcome(1, 2, 3, 4, List.of(Money.cny(5), Money.of(-6, "USD")), List.of());
        var other = new Outcome(10, 20, 30, 40, List.of(Money.of(6, "USD"), Money.cny(50)), List.of());

        assertThat(Totals.NONE.plus(part, 7).plus(other, 70))
                .isEqualTo(new Totals(11, 22, 33, 44, 0, 77, List.of(Money.cny(55))));
    }

    @Test
    void a_balance_is_explained_by_the_differences_and_what_is_under_way() {
        var balance =
                new CurrencyBalance(Money.cny(1_000), Money.cny(700), Money.cny(20), Money.cny(250), Money.cny(60));

        assertThat(balance.difference()).isEqualTo(Money.cny(320));
        assertThat(balance.unexplained()).isEqualTo(Money.cny(10));
    }

    private static MovementPage page(boolean more, String... ids) {
        return new MovementPage(
                Stream.of(ids).map(MovementReadingTest::movement).toList(), more);
    }

    private static ProviderMovement movement(String id) {
        return new ProviderMovement(
                id,
                ProviderMovement.Kind.CHARGE,
                "charge",
                Money.cny(1),
                Money.cny(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON,
                "{}");
    }
}
