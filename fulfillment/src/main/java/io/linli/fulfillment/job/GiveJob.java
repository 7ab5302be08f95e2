package io.linli.fulfillment.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.service.ServiceTerms;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.community.Communities;

/** Makes the job of a visit, with the checklist its service has now. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class GiveJob {

    private final Communities communities;
    private final ServiceItems items;
    private final JobStore jobs;
    private final JobSettings settings;
    private final Clock clock;

    GiveJob(Communities communities, ServiceItems items, JobStore jobs, JobSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.communities = communities;
        this.items = items;
        this.jobs = jobs;
    }

    Uni<Void> give(Booking booking) {
        return communities.get(booking.communityId()).chain(place -> terms(booking.serviceItemId())
                .chain(terms -> jobs.create(
                        booking, place.zone(), terms, clock.instant().plus(settings.claimUntil()))));
    }

    private Uni<ServiceTerms> terms(UUID serviceItemId) {
        return items.byIds(List.of(serviceItemId))
                .map(found -> found.stream().findFirst().map(ServiceItem::terms).orElse(ServiceTerms.PLAIN));
    }
}
