package io.linli.marketplace.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Of whoever is never left alone. */
    private static final Preference AWAKE = new Preference(
            Optional.empty(),
            new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT),
            Map.of(Topic.VISITS, Set.of(Channel.EMAIL)));

    @Test
    void by_day_it_is_sent_and_at_night_it_waits_for_the_morning() {
        assertThat(verdict(NoticeKind.VISIT_TOMORROW, NOON)).isEqualTo(new Verdict.Now());
        assertThat(verdict(NoticeKind.REVIEW_ASKED, NIGHT)).isEqualTo(new Verdict.Later(EIGHT));
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
    void that_a_visit_is_not_paid_yet_waits_for_the_morning_and_is_not_said_when_it_is_too_late_to_pay() {
        assertThat(verdict(NoticeKind.VISIT_SERIES_UNPAID, NOON)).isEqualTo(new Verdict.Now());
        assertThat(verdict(NoticeKind.VISIT_SERIES_UNPAID, NIGHT)).isEqualTo(new Verdict.Later(EIGHT));
        assertThat(verdict(NoticeKind.VISIT_SERIES_UNPAID, STARTS))
                .isEqualTo(new Verdict.Never(Message.State.OBSOLETE, "too-late"));
    }

    @Test
    void that_it_is_tomorrow_is_not_said_on_the_day_itself_nor_left_until_then() {
        var late = new Verdict.Never(Message.State.OBSOLETE, "too-late");
        var midnight = Instant.parse("2026-05-01T16:00:00Z");

        assertThat(verdict(NoticeKind.VISIT_TOMORROW, NIGHT)).isEqualTo(late);
        assertThat(verdict(NoticeKind.VISIT_TOMORROW, EIGHT)).isEqualTo(late);
        assertThat(verdict(NoticeKind.VISIT_TOMORROW, midnight)).isEqualTo(late);
        assertThat(awake(NoticeKind.VISIT_TOMORROW, midnight.minusSeconds(1))).isEqualTo(new Verdict.Now());
    }

    @Test
    void which_day_it_is_is_told_by_the_clock_where_the_visit_is() {
        var west = ZoneId.of("America/New_York");

        assertThat(Verdict.of(message(NoticeKind.VISIT_TOMORROW), AWAKE, west, ZONE, EIGHT))
                .isEqualTo(new Verdict.Never(Message.State.OBSOLETE, "too-late"));
        assertThat(Verdict.of(message(NoticeKind.VISIT_TOMORROW), AWAKE, ZONE, west, NIGHT))
                .isEqualTo(new Verdict.Never(Message.State.OBSOLETE, "too-late"));
        assertThat(Verdict.of(message(NoticeKind.VISIT_TOMORROW), AWAKE, ZONE, west, NOON.minusSeconds(1)))
                .isEqualTo(new Verdict.Now());
    }

    @Test
    void who_was_on_the_way_an_hour_ago_is_not_any_more() {
        var late = new Verdict.Never(Message.State.OBSOLETE, "too-late");

        for (var kind : List.of(NoticeKind.VISIT_ON_THE_WAY, NoticeKind.VISIT_AT_THE_DOOR)) {
            assertThat(Verdict.of(at(kind, NIGHT), Preference.DEFAULT, ZONE, ZONE, NIGHT.plusSeconds(3_599)))
                    .isEqualTo(new Verdict.Now());
            assertThat(Verdict.of(at(kind, NIGHT), Preference.DEFAULT, ZONE, ZONE, NIGHT.plusSeconds(3_600)))
                    .isEqualTo(late);
        }
    }

    @Test
    void no_more_is_taken_than_can_be_sent_before_the_lease_is_over() {
        assertThat(SendMessages.portion(Duration.ofMinutes(5), Duration.ofSeconds(45)))
                .isEqualTo(24);
        assertThat(SendMessages.portion(Duration.ofMinutes(5), Duration.ofSeconds(1)))
                .isEqualTo(50);
        assertThat(SendMessages.portion(Duration.ofSeconds(50), Duration.ofSeconds(45)))
                .isEqualTo(4);
    }

    @Test
    void what_is_not_wanted_over_the_channel_is_not_sent() {
        var preference = Preference.DEFAULT.without(Topic.VISITS, Channel.EMAIL);
        var skipped = new Verdict.Never(Message.State.SKIPPED, "not-wanted");

        assertThat(Verdict.of(message(NoticeKind.VISIT_SOON), preference, ZONE, ZONE, NOON))
                .isEqualTo(skipped);
        assertThat(Verdict.of(message(NoticeKind.REVIEW_ASKED), preference, ZONE, ZONE, NOON))
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
        return Verdict.of(at(kind, now), Preference.DEFAULT, ZONE, ZONE, now);
    }

    private static Verdict awake(NoticeKind kind, Instant now) {
        return Verdict.of(message(kind), AWAKE, ZONE, ZONE, now);
    }

    private static Message message(NoticeKind kind) {
        return at(kind, NOON);
    }

    private static Message at(NoticeKind kind, Instant createdAt) {
        return new Message(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Message.Party.RESIDENT,
                UUID.randomUUID(),
                kind,
                UUID.randomUUID(),
                UUID.randomUUID(),
                NoticeFacts.none().with("startsAt", STARTS.getEpochSecond()).with("payUntil", STARTS.getEpochSecond()),
                Channel.EMAIL,
                Message.State.SENDING,
                createdAt,
                createdAt,
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
        public Duration sendTimeout() {
            return Duration.ofSeconds(45);
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
