package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;

import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.schedule.Travel;
import io.linli.web.job.JobView;

/**
 * A stop of a technician's day.
 *
 * @param number from 1, called-off ones counted
 * @param travelMinutes from the stop before; 0 for the first
 */
@TemplateData
public record RouteStop(int number, JobView visit, int travelMinutes) {

    /** By time, as they are booked: nobody may change the order. */
    static List<RouteStop> route(List<JobView> visits) {
        var stops = new ArrayList<RouteStop>();
        for (var visit : visits) {
            var before = stops.isEmpty() ? null : stops.get(stops.size() - 1).visit();
            stops.add(new RouteStop(stops.size() + 1, visit, before == null ? 0 : travel(before, visit)));
        }
        return List.copyOf(stops);
    }

    private static int travel(JobView from, JobView to) {
        return Travel.minutes(
                from.address().community().equals(to.address().community()),
                from.address().building().equals(to.address().building()));
    }

    /** Whether it is the one to go to now: not begun, or begun and not finished. */
    public boolean open() {
        return visit.state() != Job.State.DONE && visit.state() != Job.State.CANCELLED;
    }
}
