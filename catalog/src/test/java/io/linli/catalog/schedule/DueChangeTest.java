package io.linli.catalog.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.schedule.DueChange.Shown;
import io.linli.catalog.schedule.ScheduledChange.Field;
import io.linli.catalog.schedule.ScheduledChange.State;

class DueChangeTest {

    private static final Instant NOW = Instant.parse("2026-12-24T12:00:00Z");
    private static final Shown USUAL = new Shown(990, 0, false);
    private static final OfferChange PROMOTION = new OfferChange(
            Optional.of(Money.cny(690)), Optional.of(Money.cny(990)), Optional.empty(), Optional.empty());

    @Test
    void a_change_without_an_end_is_made_and_done() {
        var step = begins(Optional.empty()).step(NOW);

        assertThat(step.change()).isEqualTo(PROMOTION);
        assertThat(step.state()).isEqualTo(State.DONE);
    }

    @Test
    void one_with_an_end_is_in_force_until_then() {
        assertThat(begins(Optional.of(NOW.plusSeconds(1))).step(NOW).state()).isEqualTo(State.IN_FORCE);
    }

    @Test
    void one_whose_time_went_by_meanwhile_changes_nothing() {
        var step = begins(Optional.of(NOW)).step(NOW);

        assertThat(step.state()).isEqualTo(State.MISSED);
        assertThat(step.change().isNothing()).isTrue();
    }

    @Test
    void at_its_end_everything_is_as_it_was() {
        var step = ends(USUAL, new Shown(690, 990, false)).step(NOW);

        assertThat(step.change())
                .isEqualTo(new OfferChange(
                        Optional.of(Money.cny(990)), Optional.of(Money.cny(0)), Optional.empty(), Optional.empty()));
        assertThat(step.state()).isEqualTo(State.DONE);
        assertThat(step.leftAlone()).isEmpty();
    }

    @Test
    void what_somebody_changed_meanwhile_stays_and_is_told() {
        var step = ends(USUAL, new Shown(650, 990, true)).step(NOW);

        assertThat(step.change().price()).isEmpty();
        assertThat(step.change().listPrice()).contains(Money.cny(0));
        assertThat(step.change().withdrawn()).isEmpty();
        assertThat(step.leftAlone()).containsExactly(Field.PRICE);
    }

    @Test
    void what_is_as_before_already_is_neither_put_back_nor_told() {
        var step = ends(USUAL, USUAL).step(NOW);

        assertThat(step.change().isNothing()).isTrue();
        assertThat(step.leftAlone()).isEqualTo(Set.of());
    }

    private static DueChange begins(Optional<Instant> until) {
        return due(until, State.PENDING, USUAL, USUAL);
    }

    private static DueChange ends(Shown before, Shown now) {
        return due(Optional.of(NOW), State.IN_FORCE, before, now);
    }

    private static DueChange due(Optional<Instant> until, State state, Shown before, Shown now) {
        return new DueChange(Ids.next(), Ids.next(), Ids.next(), PROMOTION, until, state, before, now, 0);
    }
}
