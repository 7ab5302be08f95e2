package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.job.Visit;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.web.job.JobView;

/**
 * What a household sees of its visit on site.
 *
 * @param dispute null where there is none
 * @param disputable whether something may be said to be wrong with it
 */
@TemplateData
public record OnSite(JobView job, Visit visit, @Nullable VisitDispute dispute, boolean disputable) {

    /** Whether anything took place there yet. */
    public boolean begun() {
        return job.arrivedAt().isPresent() || job.startedAt().isPresent();
    }
}
