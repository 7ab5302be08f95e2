package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Who takes part in a campaign. Every call joins the caller's transaction and works in the tenancy it entered. */
@ApplicationScoped
public class Members {

    private final SeatStore seats;
    private final SeatCounts counts;
    private final CampaignStore campaigns;
    private final Clock clock;

    Members(SeatStore seats, SeatCounts counts, CampaignStore campaigns, Clock clock) {
        this.seats = seats;
        this.counts = counts;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** What a resident has of a campaign, held or paid, as it is now; in the order of ids. */
    @WithTransaction
    public Uni<List<SeatHold>> seatsOf(UUID campaignId, UUID residentId) {
        return seats.ofResident(campaignId, residentId);
    }

    /**
     * Until the transaction ends nobody counts in the campaign or decides it.
     *
     * <p>Refuses with: {@code campaign-not-found} (also a draft), {@code campaign-closed} (its cut-off has passed, a team is
     * full, or it is over).
     */
    @WithTransaction
    public Uni<Void> lockUndecided(UUID campaignId) {
        return counts.lockOpen(campaignId, clock.instant())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("campaign")))
                .chain(open -> open
                        ? Uni.createFrom().voidItem()
                        : campaigns.get(campaignId, clock.instant()).map(campaign -> {
                            throw Limits.closed(campaign.terms());
                        }));
    }

    /** These seats are a resident's who leaves: nothing more is told about them. */
    @WithTransaction
    public Uni<Void> noteLeft(Collection<UUID> seatIds) {
        return seats.noteLeft(seatIds, clock.instant());
    }

    /**
     * A team, locked by {@link #lockUndecided}, that a resident has left: if it was that resident's, it is passed on to the
     * member with the lowest number, or to who holds a place longest where nobody paid. With nobody left it ends: it is due
     * now. Of a campaign of another kind nothing happens.
     */
    @WithTransaction
    public Uni<Void> passOn(UUID campaignId, UUID residentId) {
        return counts.passOn(campaignId, residentId, clock.instant());
    }
}
