package io.linli.web.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Household;
import io.linli.marketplace.community.Households;

/** Jobs with the names and the address that belong to them. Also for pages. */
@ApplicationScoped
public class JobViews {

    private final ServiceItems items;
    private final Technicians technicians;
    private final Communities communities;
    private final Households households;

    JobViews(ServiceItems items, Technicians technicians, Communities communities, Households households) {
        this.items = items;
        this.technicians = technicians;
        this.communities = communities;
        this.households = households;
    }

    /** In the order given. */
    @WithTransaction
    public Uni<List<JobView>> of(List<Job> jobs) {
        return items.byIds(ids(jobs, Job::serviceItemId)).chain(services -> technicians
                .byIds(ids(jobs, Job::technicianId))
                .chain(team -> communities.list().chain(places -> households
                        .byIds(ids(jobs, Job::householdId))
                        .map(homes -> views(jobs, services, team, places, homes)))));
    }

    private static List<JobView> views(
            List<Job> jobs,
            List<ServiceItem> services,
            List<Technician> team,
            List<Community> places,
            List<Household> homes) {
        var homeById = byId(homes, Household::id);
        var serviceById = byId(services, ServiceItem::id);
        var technicianById = byId(team, Technician::id);
        var placeById = byId(places, Community::id);
        return jobs.stream()
                .map(job -> view(
                        job,
                        serviceById.get(job.serviceItemId()),
                        technicianById.get(job.technicianId()),
                        placeById.get(job.communityId()),
                        homeById.get(job.householdId())))
                .toList();
    }

    private static JobView view(Job job, ServiceItem service, Technician technician, Community place, Household home) {
        return new JobView(
                job.id(),
                job.bookingId(),
                job.state(),
                job.day(),
                place.zone().getId(),
                job.startsAt(),
                job.endsAt(),
                job.checkIn(),
                job.onWayAt(),
                job.arrivedAt(),
                job.arrivedBy(),
                job.startedAt(),
                job.doneAt(),
                job.offered(),
                job.strandedAt(),
                service.name(),
                technician.displayName(),
                new JobView.Address(place.name(), home.building(), home.entrance(), home.unit()));
    }

    private static List<UUID> ids(List<Job> jobs, Function<Job, UUID> id) {
        return jobs.stream().map(id).distinct().toList();
    }

    private static <T> Map<UUID, T> byId(List<T> all, Function<T, UUID> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
