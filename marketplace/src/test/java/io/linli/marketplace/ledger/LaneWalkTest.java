package io.linli.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneWalkTest {

    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ENTRY = new UUID(2, 1);
    private static final LaneWalk.Head HEAD = new LaneWalk.Head(7, 5, "bb");

    @Test
    void a_lane_that_ends_at_its_head_with_the_balances_it_adds_up_to_is_sound() {
        var walk = LaneWalk.begin(HEAD)
                .over(stretch(3, 3, "aa", Map.of(ACCOUNT, 70L), true))
                .over(stretch(2, 5, "bb", Map.of(ACCOUNT, -20L, OTHER, 0L), false));

        assertThat(walk.ended()).isTrue();
        assertThat(walk.report(Map.of(ACCOUNT, 50L))).isEqualTo(new LaneReport(7, 5, "bb", 5, List.of()));
    }

    @Test
    void an_empty_lane_is_sound() {
        var empty = LaneWalk.begin(new LaneWalk.Head(0, 0, LaneWalk.NOTHING));

        var walk = empty.over(stretch(0, 0, LaneWalk.NOTHING, Map.of(), false));

        assertThat(walk.ended()).isTrue();
        assertThat(walk.report(Map.of()).flaws()).isEmpty();
    }

    @Test
    void it_goes_on_while_there_may_be_more() {
        var walk = LaneWalk.begin(HEAD).over(stretch(3, 3, "aa", Map.of(), true));

        assertThat(walk.ended()).isFalse();
        assertThat(walk.height()).isEqualTo(3);
        assertThat(walk.hash()).isEqualTo("aa");
    }

    @Test
    void a_stretch_without_entries_behind_a_full_one_ends_where_that_ended() {
        var walk = LaneWalk.begin(HEAD)
                .over(stretch(5, 5, "bb", Map.of(), true))
                .over(stretch(0, 0, LaneWalk.NOTHING, Map.of(), false));

        assertThat(walk.report(Map.of()).flaws()).isEmpty();
        assertThat(walk.report(Map.of()).entries()).isEqualTo(5);
    }

    @Test
    void it_stops_at_the_first_flaw_and_leaves_the_balances_alone() {
        var flaw = Flaw.at(FlawKind.EDITED, 3, ENTRY);

        var walk = LaneWalk.begin(HEAD)
                .over(new LaneWalk.Stretch(2, 2, "aa", Map.of(ACCOUNT, 70L), Optional.of(flaw), true));

        assertThat(walk.ended()).isTrue();
        assertThat(walk.report(Map.of(ACCOUNT, 1L)).flaws()).containsExactly(flaw);
        assertThat(walk.report(Map.of()).entries()).isEqualTo(2);
    }

    @Test
    void a_lane_shorter_than_its_head_lost_its_tail() {
        assertThat(end(4, "aa")).isEqualTo(Flaw.at(FlawKind.REMOVED, 5, null));
    }

    @Test
    void a_lane_longer_than_its_head_has_too_much() {
        assertThat(end(6, "cc")).isEqualTo(Flaw.at(FlawKind.ADDED, 6, null));
    }

    @Test
    void a_lane_that_ends_with_another_hash_than_its_head_was_edited() {
        assertThat(end(5, "cc")).isEqualTo(Flaw.at(FlawKind.EDITED, 5, null));
    }

    @Test
    void a_balance_that_is_not_the_sum_is_found_whether_wrong_missing_or_extra() {
        var walk = LaneWalk.begin(HEAD).over(stretch(5, 5, "bb", Map.of(ACCOUNT, 50L), false));

        assertThat(walk.report(Map.of(ACCOUNT, 51L)).flaws()).containsExactly(Flaw.ofBalance(ACCOUNT));
        assertThat(walk.report(Map.of()).flaws()).containsExactly(Flaw.ofBalance(ACCOUNT));
        assertThat(walk.report(Map.of(ACCOUNT, 50L, OTHER, 1L)).flaws()).containsExactly(Flaw.ofBalance(OTHER));
    }

    private static Flaw end(long height, String hash) {
        return LaneWalk.begin(HEAD)
                .over(stretch(height, height, hash, Map.of(), false))
                .report(Map.of())
                .flaws()
                .get(0);
    }

    private static LaneWalk.Stretch stretch(
            long entries, long height, String hash, Map<UUID, Long> sums, boolean more) {
        return new LaneWalk.Stretch(entries, height, hash, sums, Optional.empty(), more);
    }
}
