package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

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
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Due;

/**
 * Decides campaigns whose cut-off has come. That every open campaign has its cut-off as a deadline, and one that is over has
 * none, is kept by a trigger of its table.
 */
@ApplicationScoped
class CloseCampaigns implements DeadlineHandler {

    private static final Logger LOG = Logger.getLogger(CloseCampaigns.class);

    private static final String CUT_OFF = "campaign-cut-off";

    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final Seats paid;
    private final DomainEvents events;
    private final Clock clock;

    CloseCampaigns(CampaignStore campaigns, SeatStore seats, Seats paid, DomainEvents events, Clock clock) {
        this.campaigns = campaigns;
        this.seats = seats;
        this.paid = paid;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return CUT_OFF;
    }

    /** Those that wait for a payment, that somebody is joining, or that somebody is changing, are looked at again. */
    @Override
    public Uni<Outcome> act(List<Due> due) {
        var now = clock.instant();
        return campaigns
                .lockDue(due.stream().map(Due::subject).toList(), now)
                .chain(locked -> decide(locked, now))
                .map(ended -> Outcome.done(
                        ended.stream().map(campaign -> campaign.terms().id()).toList()));
    }

    /** The seats are counted after the campaigns are locked: nobody joins a locked campaign, and no payment changes it. */
    private Uni<List<Campaign>> decide(List<Campaign.Due> due, Instant now) {
        var ids = due.stream().map(campaign -> campaign.terms().id()).toList();
        return seats.held(ids, now)
                .chain(held -> seats.wishes(ids).map(wishes -> decide(due, held, wishes)))
                .call(ended -> campaigns.succeed(of(ended, Campaign.Succeeded.class), now))
                .call(ended -> campaigns.fail(of(ended, Campaign.Failed.class), now))
                .call(ended -> paid.allot(allotted(of(ended, Campaign.Succeeded.class))))
                .call(this::publish);
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
}
