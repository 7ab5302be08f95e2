package io.linli.marketplace.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;

/** What is told of a visit, and until when it is true. Pure. */
enum Reminder {
    EVENING_BEFORE("visit-evening-before", NoticeKind.VISIT_TOMORROW),
    SOON("visit-soon", NoticeKind.VISIT_SOON),
    AFTERWARDS("visit-review-asked", NoticeKind.REVIEW_ASKED);

    private final String deadline;
    private final NoticeKind notice;

    Reminder(String deadline, NoticeKind notice) {
        this.deadline = deadline;
        this.notice = notice;
    }

    /** The kind of its deadlines, as the database sets them. */
    String deadline() {
        return deadline;
    }

    NoticeKind notice() {
        return notice;
    }

    /** Whether it is true at this moment; the zone is that of the visit's community. */
    boolean holds(Booking booking, ZoneId zone, Instant now) {
        var starts = booking.startsAt();
        return switch (this) {
            case EVENING_BEFORE ->
                booking.state() == Booking.State.CONFIRMED
                        && now.atZone(zone)
                                .toLocalDate()
                                .isBefore(starts.atZone(zone).toLocalDate());
            case SOON -> booking.state() == Booking.State.CONFIRMED && now.isBefore(starts);
            case AFTERWARDS -> booking.state() == Booking.State.DONE;
        };
    }

    /** Whether the technician is told, too. */
    boolean toTechnician() {
        return this != AFTERWARDS;
    }

    static NoticeFacts facts(Booking booking) {
        return NoticeFacts.none().with("startsAt", booking.startsAt().getEpochSecond());
    }

    /** The same for as long as time and technician are. */
    static UUID version(Booking booking) {
        var version = booking.id() + " " + booking.startsAt() + " " + booking.technicianId();
        return UUID.nameUUIDFromBytes(version.getBytes(UTF_8));
    }
}
