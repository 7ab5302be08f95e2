package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.web.identity.Actors;

/** Who is signed in, as somebody a visit concerns. Also for pages. */
@ApplicationScoped
public class VisitViewers {

    private final Actors actors;

    VisitViewers(Actors actors) {
        this.actors = actors;
    }

    public Uni<VisitViewer> any() {
        if (actors.hasRole("operator")) {
            return Uni.createFrom().item(new VisitViewer.OfOperator());
        }
        if (actors.hasRole("technician")) {
            return technician().map(one -> one);
        }
        return actors.hasRole("supplier")
                ? provider().map(one -> one)
                : household().map(one -> one);
    }

    public Uni<VisitViewer.OfHousehold> household() {
        return actors.resident()
                .map(resident -> new VisitViewer.OfHousehold(
                        resident.companyId(), resident.residentId(), resident.householdId()));
    }

    public Uni<VisitViewer.OfProvider> provider() {
        return actors.supplier().map(VisitViewer.OfProvider::new);
    }

    public Uni<VisitViewer.OfTechnician> technician() {
        return actors.technician().map(VisitViewer.OfTechnician::new);
    }
}
