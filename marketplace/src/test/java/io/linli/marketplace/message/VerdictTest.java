package io.linli.marketplace.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;

/** What becomes of a message at a moment. */
class VerdictTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-05-01T15:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-05-02T00:00:00Z");
    private static final Instant STARTS = Instant.parse("2026-05-02T02:00:00Z");

    @Test
    void by_day_it_is_sent_and_at_night_it_waits_for_the_morning() {
        assertThat(verdict(NoticeKind.VISIT_TOMORROW, NOON)).isEqualTo(new Verdict.Now());
        assertThat(verdict(NoticeKind.VISIT_TOMORROW, NIGHT)).isEqualTo(new Verdict.Later(EIGHT));
        assertThat(verdict(NoticeKind.CAMPAIGN_FAILED, NIGHT)).isEqualTo(new Verdict.Later(EIGHT));
    }

    @Test
    void that_the_technician_is_on_the_way_does_not_wait() {
        assertThat(verdict(NoticeKind.VISIT_ON_THE_WAY, NIGHT)).isEqualTo(new Verdict.Now());
    }

    @Test
    void a_reminder_of_what_has_begun_is_not_sent() {
        var late = new Verdict.Never(Message.State.OBSOLETE, "too-late");

        assertThat(verdict(NoticeKind.VISIT_SOON, STARTS)).isEqualTo(late);
        assertThat(verdict(NoticeKind.VISIT_SOON, STARTS.minusSeconds(1))).isEqualTo(new Verdict.Now());
        assertThat(verdict(NoticeKind.REVIEW_ASKED, STARTS)).isEqualTo(new Verdict.Now());
    }

    @Test
    void what_is_not_wanted_over_the_channel_is_not_sent() {
        var preference = Preference.DEFAULT.without(Topic.VISITS, Channel.EMAIL);
        var skipped = new Verdict.Never(Message.State.SKIPPED, "not-wanted");

        assertThat(Verdict.of(message(NoticeKind.VISIT_SOON), preference, ZONE, NOON))
                .isEqualTo(skipped);
        assertThat(Verdict.of(message(NoticeKind.REVIEW_ASKED), preference, ZONE, NOON))
                .isEqualTo(new Verdict.Now());
    }

    @Test
    void a_server_that_is_away_for_ten_minutes_costs_no_message_and_one_that_never_comes_is_given_up_within_a_day() {
        var settings = new Defaults();
        var tried = Duration.ZERO;
        for (int attempt = 1; attempt < settings.attempts(); attempt++) {
            tried = tried.plus(settings.pauseAfter(attempt));
        }

        assertThat(tried).isBetween(Duration.ofHours(8), Duration.ofHours(24));
        assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pauseAfter(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.pauseAfter(47)).isEqualTo(Duration.ofMinutes(15));
    }

    private static Verdict verdict(NoticeKind kind, Instant now) {
        return Verdict.of(message(kind), Preference.DEFAULT, ZONE, now);
    }

    private static Message message(NoticeKind kind) {
        return new Message(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Message.Party.RESIDENT,
                UUID.randomUUID(),
                kind,
                UUID.randomUUID(),
                UUID.randomUUID(),
                NoticeFacts.none().with("startsAt", STARTS.getEpochSecond()),
                Channel.EMAIL,
                Message.State.SENDING,
                NOON,
                NOON,
                1,
                Optional.empty());
    }

    /** As the settings say where nobody sets them. */
    private static final class Defaults implements MessageSettings {

        @Override
        public String sendEvery() {
            return "2s";
        }

        @Override
        public int attempts() {
            return 48;
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(90);
        }

        @Override
        public String janitorEvery() {
            return "1h";
        }
    }
}
