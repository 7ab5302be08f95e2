package io.linli.web.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.fulfillment.job.JobViewer;
import io.linli.web.identity.Actors;

/** As whom somebody signed in looks at visits. Also for pages. */
@ApplicationScoped
public class Viewers {

    private final Actors actors;

    Viewers(Actors actors) {
        this.actors = actors;
    }

    public Uni<JobViewer> viewer() {
        if (actors.hasRole("technician")) {
            return actors.technician().map(JobViewer.OfTechnician::new);
        }
        if (actors.hasRole("supplier")) {
            return actors.supplier().map(JobViewer.OfProvider::new);
        }
        return actors.hasRole("operator")
                ? Uni.createFrom().item(new JobViewer.OfOperator())
                : household().map(household -> household);
    }

    public Uni<JobViewer.OfHousehold> household() {
        return actors.resident()
                .map(resident -> new JobViewer.OfHousehold(resident.companyId(), resident.householdId()));
    }
}
