package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Optional;

import io.linli.web.job.JobView;

/**
 * A stretch of a technician's day on the board.
 *
 * @param halves half hours it lasts
 * @param visit paid for; of held time that is not, nothing is known
 */
@TemplateData
public record BoardCell(int halves, Kind kind, Optional<JobView> visit) {

    /** What the technician does then. */
    public enum Kind {
        OFF,
        WORK,
        VISIT,
        HELD,
        BUSY
    }

    /** Whether somebody else may still be sent. */
    public boolean movable() {
        return visit.map(JobView::state).map(state -> state.before()).orElse(false);
    }
}
