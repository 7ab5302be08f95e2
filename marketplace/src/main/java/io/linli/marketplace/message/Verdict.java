package io.linli.marketplace.message;

import java.time.Instant;
import java.time.ZoneId;

import io.linli.marketplace.notice.NoticeKind;

/** What is to be done with a message at a moment. */
sealed interface Verdict {

    /** Send it. */
    record Now() implements Verdict {}

    /** Leave it until then. */
    record Later(Instant until) implements Verdict {}

    /** It ends unsent. */
    record Never(Message.State state, String reason) implements Verdict {}

    /** When what the fact names has begun, a reminder of it says nothing. */
    String STARTS = "startsAt";

    /** Pure; the zone is the recipient's. */
    static Verdict of(Message message, Preference preference, ZoneId zone, Instant now) {
        if (isOver(message, now)) {
            return new Never(Message.State.OBSOLETE, "too-late");
        }
        if (!preference.wants(Topic.of(message.kind()), message.channel())) {
            return new Never(Message.State.SKIPPED, "not-wanted");
        }
        var quiet = message.kind().urgent()
                ? java.util.Optional.<Instant>empty()
                : preference.quiet().end(now, zone);
        return quiet.<Verdict>map(Later::new).orElseGet(Now::new);
    }

    private static boolean isOver(Message message, Instant now) {
        var reminds = message.kind() == NoticeKind.VISIT_TOMORROW || message.kind() == NoticeKind.VISIT_SOON;
        return reminds && !now.isBefore(Instant.ofEpochSecond(message.facts().number(STARTS)));
    }
}
