package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.stock.Stock;

/** Takes seats of one campaign for several residents in one transaction; correct by the database alone, over all instances. */
@ApplicationScoped
class HoldSeats {

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final Stock stock;
    private final CampaignSettings settings;
    private final Clock clock;

    HoldSeats(
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

    /** @param requests of residents of one company, for one campaign; one answer each, in the same order */
    @WithTransaction
    Uni<List<Answer<SeatHold>>> hold(UUID companyId, UUID campaignId, List<JoinRequest> requests) {
        var found = new Found();
        return tenancy.enter(companyId)
                .chain(() -> seats.lockCampaign(campaignId))
                .chain(() -> seats.byIds(distinct(requests, JoinRequest::key)))
                .invoke(known -> found.seats = byId(known))
                .chain(() -> campaigns.byIds(List.of(campaignId), found.now))
                .invoke(campaign -> found.campaigns = campaign)
                .chain(() -> seats.taken(campaignId, distinct(requests, request -> request.resident()
                        .householdId())))
                .map(taken -> found.decide(requests, taken))
                .chain(batch -> takeStock(found, batch));
    }

    private Uni<List<Answer<SeatHold>>> takeStock(Found found, JoinBatch batch) {
        if (batch.units().isEmpty()) {
            return Uni.createFrom().item(batch.answers(Set.of()));
        }
        var offer = found.campaigns.get(0).terms().offerId();
        return stock.reserveEach(offer, batch.units(), found.now.plus(settings.stockHold()))
                .call(reserved -> seats.insert(batch.held(reserved), found.now))
                .map(batch::answers);
    }

    private static Map<UUID, SeatHold> byId(List<SeatHold> seats) {
        return new HashMap<>(seats.stream().collect(Collectors.toMap(SeatHold::id, Function.identity())));
    }

    private static List<UUID> distinct(List<JoinRequest> requests, Function<JoinRequest, UUID> id) {
        return requests.stream().map(id).distinct().toList();
    }

    /** What was read so far, one kind after the other. */
    private final class Found {
        /** As exact as the database keeps it, so that a replay answers the same. */
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

        private Map<UUID, SeatHold> seats = Map.of();
        private List<Campaign> campaigns = List.of();

        private JoinBatch decide(List<JoinRequest> requests, Map<UUID, Long> taken) {
            var campaign = campaigns.isEmpty() ? null : campaigns.get(0);
            return new JoinBatch(requests, campaign, seats, taken, now.plus(settings.seatHold()));
        }
    }
}
