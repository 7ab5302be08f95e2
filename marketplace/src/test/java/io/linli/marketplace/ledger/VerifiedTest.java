package io.linli.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ledger is intact where no lane has a flaw and nothing is outside the lanes. */
class VerifiedTest {

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final LaneReport SOUND = new LaneReport(0, 4, "aa", 4, List.of());
    private static final LaneReport BROKEN = new LaneReport(1, 3, "bb", 2, List.of(Flaw.at(FlawKind.EDITED, 3, null)));

    @Test
    void sound_lanes_with_nothing_outside_are_intact_and_count_their_entries() {
        var verified = LedgerVerification.of(NOON, List.of(SOUND, new LaneReport(1, 3, "bb", 3, List.of())), List.of());

        assertThat(verified.intact()).isTrue();
        assertThat(verified.entries()).isEqualTo(7);
    }

    @Test
    void one_flaw_in_one_lane_or_one_entry_in_none_is_enough() {
        var stray = Flaw.unsealed(new UUID(2, 1));

        assertThat(LedgerVerification.of(NOON, List.of(SOUND, BROKEN), List.of())
                        .intact())
                .isFalse();
        assertThat(LedgerVerification.of(NOON, List.of(SOUND), List.of(stray)).intact())
                .isFalse();
        assertThat(stray).isEqualTo(new Flaw(FlawKind.UNSEALED, null, new UUID(2, 1), null));
    }
}
