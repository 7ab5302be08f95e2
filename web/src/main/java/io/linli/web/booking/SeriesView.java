package io.linli.web.booking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.series.ManageSeries;
import io.linli.marketplace.series.Rhythm;
import io.linli.marketplace.series.SeriesVisit;
import io.linli.marketplace.series.VisitSeries;

/**
 * A visit that comes again and again.
 *
 * @param timeZone whose wall clock {@code time} is on
 * @param visits that were planned or skipped so far, the latest first; absent in lists
 */
public record SeriesView(
        UUID id,
        UUID serviceItemId,
        UUID householdId,
        @Nullable UUID technicianId,
        Rhythm rhythm,
        LocalDate firstDay,
        LocalTime time,
        String timeZone,
        VisitSeries.State state,
        LocalDate nextDay,
        @Nullable List<VisitView> visits) {

    /**
     * One of them.
     *
     * @param moved whether its own time was taken, and the nearest free one is held
     * @param orderGroupId what pays it
     */
    public record VisitView(
            LocalDate day,
            SeriesVisit.State state,
            boolean moved,
            @Nullable UUID bookingId,
            @Nullable UUID orderGroupId) {

        static VisitView of(SeriesVisit visit) {
            return new VisitView(
                    visit.day(),
                    visit.state(),
                    visit.moved(),
                    visit.bookingId().orElse(null),
                    visit.groupId().orElse(null));
        }
    }

    static SeriesView of(ManageSeries.Overview overview) {
        return of(
                overview.series(),
                overview.visits().stream().map(VisitView::of).toList());
    }

    static SeriesView of(VisitSeries series) {
        return of(series, null);
    }

    private static SeriesView of(VisitSeries series, @Nullable List<VisitView> visits) {
        return new SeriesView(
                series.id(),
                series.serviceItemId(),
                series.householdId(),
                series.technicianId().orElse(null),
                series.rhythm(),
                series.firstDay(),
                series.time(),
                series.zone().getId(),
                series.state(),
                series.day(series.nextNumber()),
                visits);
    }
}
