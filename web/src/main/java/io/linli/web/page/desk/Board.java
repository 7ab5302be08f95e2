package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.dispatch.DispatchMode;
import io.linli.fulfillment.schedule.CapacityWarnings;
import io.linli.fulfillment.schedule.Chosen;
import io.linli.web.job.JobView;

/**
 * A provider's day board.
 *
 * @param visits of the day, by start
 * @param open of which it is open who comes, or for which nobody is free; of any day
 * @param reasons why visits are their technicians', by booking
 */
@TemplateData
public record Board(
        LocalDate day,
        List<BoardRow> rows,
        List<JobView> visits,
        List<JobView> open,
        Map<UUID, Chosen> reasons,
        List<CapacityWarnings.Warning> warnings,
        DispatchMode mode) {

    static final int FIRST_HOUR = 7;
    static final int HOURS = 15;

    public List<Integer> hours() {
        return IntStream.range(FIRST_HOUR, FIRST_HOUR + HOURS).boxed().toList();
    }

    /** To which somebody else may be sent: open ones first. */
    public List<JobView> movable() {
        return Stream.concat(open.stream(), visits.stream().filter(visit -> visit.state()
                        .before()))
                .distinct()
                .toList();
    }

    public @Nullable Chosen reason(JobView visit) {
        return reasons.get(visit.bookingId());
    }
}
