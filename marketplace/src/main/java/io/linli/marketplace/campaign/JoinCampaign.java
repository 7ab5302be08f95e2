package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.stock.StockLine;

/**
 * Takes a seat and its stock in an open campaign, before anything is paid.
 *
 * <p>A replay of the same key answers with the first hold. Refuses with: {@code campaign-not-found} (also another
 * community's), {@code campaign-closed}, {@code campaign-not-open}, {@code household-limit}, {@code sold-out}, {@code
 * quantity-out-of-range}, {@code join-key-reused}.
 */
@ApplicationScoped
public class JoinCampaign {

    private static final long MOST = 9_999;

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final Stock stock;
    private final CampaignSettings settings;
    private final Clock clock;

    JoinCampaign(
            Tenancy tenancy,
            CampaignStore campaigns,
            SeatStore seats,
            Stock stock,
            CampaignSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.seats = seats;
        this.stock = stock;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param request quantity in units of the SKU, at least 1 */
    @WithTransaction
    public Uni<SeatHold> join(JoinRequest request) {
        checkQuantity(request.quantity());
        var resident = request.resident();
        return tenancy.enter(resident.companyId())
                .chain(() -> seats.lockHousehold(request.campaignId(), resident.householdId()))
                .chain(() -> seats.byIds(List.of(request.key())))
                .chain(found ->
                        found.isEmpty() ? hold(request) : Uni.createFrom().item(() -> replay(found.get(0), request)));
    }

    private Uni<SeatHold> hold(JoinRequest request) {
        var now = clock.instant();
        return campaigns
                .get(request.campaignId(), now)
                .invoke(campaign -> checkCommunity(campaign, request))
                .call(campaign -> admit(campaign, request))
                .chain(campaign -> take(campaign, request, now));
    }

    /** The household's lock is held: what is counted here stays true until the seat is written. */
    private Uni<Void> admit(Campaign campaign, JoinRequest request) {
        return seats.taken(request.campaignId(), request.resident().householdId())
                .invoke(taken -> campaign.admit(request.quantity(), taken))
                .replaceWithVoid();
    }

    private Uni<SeatHold> take(Campaign campaign, JoinRequest request, Instant now) {
        var seat = seat(campaign, request, now);
        var goods = List.of(new StockLine(campaign.terms().offerId(), seat.quantity()));
        return seats.insert(seat, now)
                .chain(() -> stock.reserve(seat.id(), goods, now.plus(settings.stockHold())))
                .replaceWith(seat);
    }

    private SeatHold seat(Campaign campaign, JoinRequest request, Instant now) {
        return new SeatHold(
                request.key(),
                request.campaignId(),
                request.resident().companyId(),
                request.resident().householdId(),
                request.resident().id(),
                request.quantity(),
                campaign.terms().price(),
                SeatHold.State.HELD,
                now.plus(settings.seatHold()));
    }

    private static SeatHold replay(SeatHold first, JoinRequest request) {
        var same = first.campaignId().equals(request.campaignId())
                && first.residentId().equals(request.resident().id())
                && first.quantity() == request.quantity();
        if (!same) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "join-key-reused", "This key was used to join something else.");
        }
        return first;
    }

    private static void checkQuantity(long quantity) {
        if (quantity < 1 || quantity > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "quantity-out-of-range",
                    "The quantity must be from 1 to " + MOST + ".",
                    Map.of("least", 1, "most", MOST));
        }
    }

    private static void checkCommunity(Campaign campaign, JoinRequest request) {
        if (!campaign.terms().communityId().equals(request.resident().communityId())) {
            throw Refusal.notFound("campaign");
        }
    }
}
