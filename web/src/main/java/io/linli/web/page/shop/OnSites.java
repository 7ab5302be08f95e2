package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.Visits;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.settlement.SettlementSettings;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeViewer;
import io.linli.marketplace.visitdispute.VisitDisputes;
import io.linli.web.job.JobViews;

/** Reads how a household's visit stands on site. */
@ApplicationScoped
class OnSites {

    private final Visits visits;
    private final JobViews views;
    private final VisitDisputes disputes;
    private final SettlementSettings settings;
    private final Clock clock;

    OnSites(Visits visits, JobViews views, VisitDisputes disputes, SettlementSettings settings, Clock clock) {
        this.visits = visits;
        this.views = views;
        this.disputes = disputes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where it is given to nobody yet. */
    Uni<Optional<OnSite>> of(VisitViewer.OfHousehold home, UUID bookingId) {
        return visits.ofBooking(new JobViewer.OfHousehold(home.companyId(), home.householdId()), bookingId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : of(home, found.get()).map(Optional::of));
    }

    private Uni<OnSite> of(VisitViewer.OfHousehold home, Visit visit) {
        return views.of(List.of(visit.job())).chain(found -> dispute(home, visit.job())
                .map(dispute -> new OnSite(
                        found.get(0), visit, dispute.orElse(null), dispute.isEmpty() && disputable(visit.job()))));
    }

    private Uni<Optional<VisitDispute>> dispute(VisitViewer.OfHousehold home, Job job) {
        return job.state() == Job.State.DONE
                ? disputes.ofBooking(
                        new VisitDisputeViewer.OfHousehold(home.companyId(), home.householdId()), job.bookingId())
                : Uni.createFrom().item(Optional.empty());
    }

    private boolean disputable(Job job) {
        return job.state() == Job.State.DONE
                && job.doneAt()
                        .filter(done -> clock.instant().isBefore(done.plus(settings.visitDisputesWithin())))
                        .isPresent();
    }
}
