package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Publishes, extends and cancels group-buys, by whoever may. Repeated, each changes nothing more and answers as at first.
 *
 * <p>Refuses with: {@code campaign-not-found} (also another company's), {@code not-the-leader}; and as below.
 */
@ApplicationScoped
public class ChangeCampaign {

    private static final Logger LOG = Logger.getLogger(ChangeCampaign.class);
    private static final int LONGEST_REASON = 500;

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final OpeningRules rules;
    private final VisitRules visits;
    private final DomainEvents events;
    private final Clock clock;

    ChangeCampaign(
            Tenancy tenancy, CampaignStore campaigns, CampaignSettings settings, DomainEvents events, Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.rules = new OpeningRules(settings.longest());
        this.visits = VisitRules.of(settings);
        this.events = events;
        this.clock = clock;
    }

    /** A draft is seen by everybody. Refuses with: {@code campaign-terms-invalid} (its cut-off has passed meanwhile). */
    @WithTransaction
    public Uni<Campaign> publish(Host host, UUID campaignId) {
        return locked(host, campaignId)
                .chain(campaign -> campaign instanceof Campaign.Draft
                        ? change(
                                campaign,
                                now -> rules.checkTimes(
                                        campaign.terms().opensAt(),
                                        campaign.terms().cutoffAt(),
                                        now),
                                campaigns.publish(campaignId),
                                List.of())
                        : Uni.createFrom().item(campaign));
    }

    /**
     * A later cut-off. Who joined stays in, on the same promises.
     *
     * <p>Refuses with: {@code campaign-closed} (its cut-off has passed, or it is over), {@code cutoff-not-later}, {@code
     * campaign-terms-invalid} (too late), {@code cutoff-too-near-visits}.
     */
    @WithTransaction
    public Uni<Campaign> extend(Host host, UUID campaignId, Instant cutoffAt) {
        return locked(host, campaignId)
                .chain(campaign -> campaign.terms().cutoffAt().equals(cutoffAt)
                        ? Uni.createFrom().item(campaign)
                        : change(
                                campaign,
                                now -> checkExtension(campaign, cutoffAt, now),
                                campaigns.extend(campaignId, cutoffAt),
                                List.of(new CampaignExtended(campaignId, host.companyId(), cutoffAt))));
    }

    /**
     * Called off: nobody gets anything, and all money goes back.
     *
     * <p>Refuses with: {@code campaign-closed} (its cut-off has passed, or it is over), {@code reason-invalid}.
     *
     * @param reason told to everybody who joined; up to 500 characters
     */
    @WithTransaction
    public Uni<Campaign> cancel(Host host, UUID campaignId, String reason) {
        checkReason(reason);
        return locked(host, campaignId)
                .chain(campaign -> campaign instanceof Campaign.Cancelled
                        ? Uni.createFrom().item(campaign)
                        : change(
                                campaign,
                                now -> requireRunning(campaign),
                                campaigns.cancel(campaignId, reason, clock.instant()),
                                List.of(new CampaignCancelled(campaignId, host.companyId()))));
    }

    /** Locked as payments and the cut-off lock it: nobody decides it meanwhile. */
    private Uni<Campaign> locked(Host host, UUID campaignId) {
        return tenancy.enter(host.companyId())
                .chain(() -> campaigns.lock(campaignId))
                .chain(() -> campaigns.get(campaignId, clock.instant()))
                .invoke(campaign -> host.requireOwn(campaign.terms()));
    }

    private Uni<Campaign> change(Campaign campaign, Consumer<Instant> check, Uni<Void> write, List<DomainEvent> facts) {
        var id = campaign.terms().id();
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> check.accept(clock.instant()))
                .chain(() -> write)
                .chain(() -> facts.isEmpty() ? Uni.createFrom().voidItem() : events.publish(facts))
                .invoke(() -> LOG.infof("campaign %s is changed: %s", id, facts))
                .chain(() -> campaigns.again(id, clock.instant()));
    }

    private void checkExtension(Campaign campaign, Instant cutoffAt, Instant now) {
        requireRunning(campaign);
        rules.checkTimes(campaign.terms().opensAt(), cutoffAt, now);
        visits.checkCutoff(campaign.terms(), cutoffAt);
        if (!cutoffAt.isAfter(campaign.terms().cutoffAt())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "cutoff-not-later",
                    "A cut-off can only be put off: who joined relies on it.",
                    Map.of("cutoffAt", campaign.terms().cutoffAt()));
        }
    }

    private static void requireRunning(Campaign campaign) {
        if (!(campaign instanceof Campaign.Draft
                || campaign instanceof Campaign.Scheduled
                || campaign instanceof Campaign.Open
                || campaign instanceof Campaign.Tipped)) {
            throw Limits.closed(campaign.terms());
        }
    }

    private static void checkReason(String reason) {
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "reason-invalid",
                    "Say why, in one line of up to " + LONGEST_REASON + " characters.",
                    Map.of("most", LONGEST_REASON));
        }
    }
}
