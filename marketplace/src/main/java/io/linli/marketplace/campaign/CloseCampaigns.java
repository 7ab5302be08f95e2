package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;

/**
 * Decides campaigns whose cut-off has passed, a batch at a time. Any number of instances may run it at once: a campaign is
 * decided by one of them, once.
 */
@ApplicationScoped
public class CloseCampaigns {

    private static final Logger LOG = Logger.getLogger(CloseCampaigns.class);

    /** Campaigns of one transaction. */
    static final int BATCH = 100;

    static final UUID FROM_THE_START = new UUID(0, 0);

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final Seats paid;
    private final DomainEvents events;
    private final Clock clock;

    CloseCampaigns(
            Tenancy tenancy, CampaignStore campaigns, SeatStore seats, Seats paid, DomainEvents events, Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.seats = seats;
        this.paid = paid;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a batch came to.
     *
     * @param looked due campaigns looked at; fewer than a batch when there were no more
     * @param decided of those, how many succeeded or failed
     * @param last where the next batch goes on
     */
    public record Closed(int looked, int decided, UUID last) {}

    /** Decides the due campaigns after that id, at most a hundred. */
    @WithTransaction
    public Uni<Closed> closeAfter(UUID after) {
        var now = clock.instant();
        return tenancy.cross("close campaigns")
                .chain(() -> campaigns.lockDue(after, BATCH, now))
                .chain(due -> due.isEmpty() ? nothing(after) : decide(due, now));
    }

    /** The seats are counted after the rows are locked: no payment changes a locked campaign. */
    private Uni<Closed> decide(List<Campaign.Due> due, Instant now) {
        var ids = due.stream().map(campaign -> campaign.terms().id()).toList();
        return seats.held(ids, now)
                .chain(held -> seats.wishes(ids).map(wishes -> decide(due, held, wishes)))
                .call(ended -> campaigns.succeed(of(ended, Campaign.Succeeded.class), now))
                .call(ended -> campaigns.fail(of(ended, Campaign.Failed.class), now))
                .call(ended -> paid.allot(allotted(of(ended, Campaign.Succeeded.class))))
                .call(this::publish)
                .map(ended -> new Closed(due.size(), ended.size(), ids.get(ids.size() - 1)));
    }

    private static List<Campaign> decide(
            List<Campaign.Due> due, Map<UUID, Progress> held, Map<UUID, List<Allotment.Wish>> wishes) {
        return due.stream()
                .map(campaign ->
                        campaign.decide(held.getOrDefault(campaign.terms().id(), Progress.NONE), wishes))
                .filter(campaign -> !(campaign instanceof Campaign.Due))
                .toList();
    }

    private static Map<UUID, Long> allotted(List<Campaign.Succeeded> succeeded) {
        return succeeded.stream()
                .flatMap(campaign -> campaign.allotted().entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Uni<Void> publish(List<Campaign> ended) {
        ended.forEach(campaign -> LOG.infof(
                "campaign %s %s with %d of %d %s",
                campaign.terms().id(),
                campaign.standing(),
                campaign.terms().threshold().of(campaign.progress()),
                campaign.terms().threshold().least(),
                campaign.terms().threshold().measure()));
        var facts = ended.stream().flatMap(CloseCampaigns::event).toList();
        return facts.isEmpty() ? Uni.createFrom().voidItem() : events.publish(facts);
    }

    private static Stream<DomainEvent> event(Campaign ended) {
        var terms = ended.terms();
        return ended instanceof Campaign.Failed
                ? Stream.of(new CampaignFailed(terms.id(), terms.companyId()))
                : Stream.of(new CampaignSucceeded(terms.id(), terms.companyId()));
    }

    private static <T extends Campaign> List<T> of(List<Campaign> ended, Class<T> type) {
        return ended.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Uni<Closed> nothing(UUID after) {
        return Uni.createFrom().item(new Closed(0, 0, after));
    }
}
