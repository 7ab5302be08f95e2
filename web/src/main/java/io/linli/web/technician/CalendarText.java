package io.linli.web.technician;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import io.linli.fulfillment.job.Job;
import io.linli.web.job.JobView;

/**
 * Visits as iCalendar: when, what, and where up to the entrance. Neither the dwelling nor anybody's name leaves the house by
 * an address that only a token guards. Source: RFC 5545.
 */
final class CalendarText {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Octets of a line, its break not counted. */
    private static final int LONGEST = 75;

    private CalendarText() {}

    static String of(List<JobView> visits, Instant now) {
        var lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Linli//Visits//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:Linli 邻里"));
        visits.forEach(visit -> lines.addAll(event(visit, now)));
        lines.add("END:VCALENDAR");
        var text = new StringBuilder();
        lines.forEach(line -> fold(line, text));
        return text.toString();
    }

    private static List<String> event(JobView visit, Instant now) {
        var address = visit.address();
        return List.of(
                "BEGIN:VEVENT",
                "UID:" + visit.id() + "@linli",
                "DTSTAMP:" + UTC.format(now),
                "DTSTART:" + UTC.format(visit.startsAt()),
                "DTEND:" + UTC.format(visit.endsAt()),
                "SUMMARY:"
                        + escaped(visit.service().zh() + " / " + visit.service().en()),
                "LOCATION:" + escaped(address.community().zh() + " " + address.building() + " " + address.entrance()),
                "STATUS:" + (visit.state() == Job.State.CANCELLED ? "CANCELLED" : "CONFIRMED"),
                "END:VEVENT");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** A line goes on in the next after a blank; no letter is torn apart. */
    private static void fold(String line, StringBuilder text) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            var letter = Character.toString(line.codePointAt(at));
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(letter);
            octets += size;
            at += letter.length();
        }
        text.append("\r\n");
    }
}
