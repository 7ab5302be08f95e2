package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.fulfillment.schedule.TeamCalendar;
import io.linli.web.job.JobView;

/** A technician's day on the board, in half hours. Pure. */
@TemplateData
public record BoardRow(UUID technicianId, String name, List<BoardCell> cells) {

    private static final int MINUTES = 30;

    /**
     * @param from first moment of the board
     * @param halves half hours of it
     * @param visits what is known of paid visits, by booking
     */
    static BoardRow of(TeamCalendar.Row row, Instant from, int halves, Map<UUID, JobView> visits) {
        var marks = new Object[halves];
        Arrays.fill(marks, BoardCell.Kind.OFF);
        for (var day : row.days()) {
            day.work().forEach(work -> mark(marks, from, work.startsAt(), work.endsAt(), BoardCell.Kind.WORK));
            day.busy().forEach(busy -> mark(marks, from, busy.startsAt(), busy.endsAt(), BoardCell.Kind.BUSY));
            day.visits()
                    .forEach(visit -> mark(
                            marks,
                            from,
                            visit.startsAt(),
                            visit.endsAt(),
                            Optional.ofNullable(visits.get(visit.bookingId()))
                                    .<Object>map(known -> known)
                                    .orElse(visit.bookingId())));
        }
        return new BoardRow(row.technicianId(), row.name(), cells(marks));
    }

    private static void mark(Object[] marks, Instant from, Instant starts, Instant ends, Object mark) {
        long first = Math.floorDiv(Duration.between(from, starts).toMinutes(), MINUTES);
        long last = -Math.floorDiv(-Duration.between(from, ends).toMinutes(), MINUTES);
        for (long half = Math.max(0, first); half < Math.min(marks.length, last); half++) {
            marks[(int) half] = mark;
        }
    }

    private static List<BoardCell> cells(Object[] marks) {
        var cells = new ArrayList<BoardCell>();
        int start = 0;
        for (int half = 1; half <= marks.length; half++) {
            if (half == marks.length || !marks[half].equals(marks[start])) {
                cells.add(cell(half - start, marks[start]));
                start = half;
            }
        }
        return List.copyOf(cells);
    }

    private static BoardCell cell(int halves, Object mark) {
        if (mark instanceof JobView visit) {
            return new BoardCell(halves, BoardCell.Kind.VISIT, Optional.of(visit));
        }
        return mark instanceof BoardCell.Kind kind
                ? new BoardCell(halves, kind, Optional.empty())
                : new BoardCell(halves, BoardCell.Kind.HELD, Optional.empty());
    }
}
