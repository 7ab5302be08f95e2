package io.linli.marketplace.message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What is to be done with a message at a moment. */
sealed interface Verdict {

    /** Send it. */
    record Now() implements Verdict {}

    /** Leave it until then. */
    record Later(Instant until) implements Verdict {}

    /** It ends unsent. */
    record Never(Message.State state, String reason) implements Verdict {}

    Verdict TOO_LATE = new Never(Message.State.OBSOLETE, "too-late");

    /** When what the fact names has begun, a reminder of it says nothing. */
    String STARTS = "startsAt";

    /** When what the fact names is over, it cannot be paid any more. */
    String PAY_UNTIL = "payUntil";

    /** Whoever was on the way or at the door is not any more. */
    Duration AT_HAND = Duration.ofHours(1);

    /**
     * Pure. What would say nothing true any more when the quiet is over is not left until then.
     *
     * @param zone the recipient's
     * @param visitZone where the visit is, if it tells of one
     */
    static Verdict of(Message message, Preference preference, ZoneId zone, ZoneId visitZone, Instant now) {
        if (isOver(message, visitZone, now)) {
            return TOO_LATE;
        }
        if (!preference.wants(Topic.of(message.kind()), message.channel())) {
            return new Never(Message.State.SKIPPED, "not-wanted");
        }
        var quiet = message.kind().urgent()
                ? Optional.<Instant>empty()
                : preference.quiet().end(now, zone);
        return quiet.map(end -> isOver(message, visitZone, end) ? TOO_LATE : new Later(end))
                .orElseGet(Now::new);
    }

    private static boolean isOver(Message message, ZoneId visitZone, Instant moment) {
        return switch (message.kind()) {
            case VISIT_TOMORROW -> !date(moment, visitZone).isBefore(date(starts(message), visitZone));
            case VISIT_SOON -> !moment.isBefore(starts(message));
            case VISIT_SERIES_UNPAID ->
                !moment.isBefore(Instant.ofEpochSecond(message.facts().number(PAY_UNTIL)));
            case VISIT_ON_THE_WAY, VISIT_AT_THE_DOOR ->
                !moment.isBefore(message.createdAt().plus(AT_HAND));
            default -> false;
        };
    }

    private static Instant starts(Message message) {
        return Instant.ofEpochSecond(message.facts().number(STARTS));
    }

    private static LocalDate date(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }
}
