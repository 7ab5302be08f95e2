package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
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
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.Reserved;
import io.linli.catalog.stock.Stock;

/** Takes seats of campaigns for several residents in one transaction; correct by the database alone, over all instances. */
@ApplicationScoped
class HoldSeats {

    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final Stock stock;
    private final HoldVisits visits;
    private final CampaignSettings settings;
    private final Clock clock;

    HoldSeats(
            CampaignStore campaigns,
            SeatStore seats,
            Stock stock,
            HoldVisits visits,
            CampaignSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.seats = seats;
        this.stock = stock;
        this.visits = visits;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction, which has entered the company's tenancy.
     *
     * @param requests of residents of one company; one answer each, in the same order
     */
    Uni<List<Answer<SeatHold>>> hold(List<JoinRequest> requests) {
        var found = new Found(requests);
        var campaignIds = requests.stream().map(JoinRequest::campaignId).collect(toSet());
        return seats.lockCampaigns(campaignIds)
                .invoke(() -> found.now = clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> campaigns.byIds(campaignIds, found.now))
                .invoke(known -> found.campaigns = known)
                .call(() -> buildings(found))
                .chain(() -> seats.before(requests))
                .call(before ->
                        before.repeats() ? readSeats(found) : Uni.createFrom().voidItem())
                .map(before -> found.decide(before.taken()))
                .chain(round -> take(round, found.now));
    }

    /** Until the transaction ends, nobody else joins that campaign. */
    Uni<Void> lock(UUID campaignId) {
        return seats.lockCampaigns(List.of(campaignId));
    }

    /** Where only some may join. */
    private Uni<Void> buildings(Found found) {
        return found.campaigns.stream().allMatch(campaign -> campaign.terms().visits() == null)
                ? Uni.createFrom().voidItem()
                : seats.buildings(found.households())
                        .invoke(buildings -> found.buildings = buildings)
                        .replaceWithVoid();
    }

    private Uni<Void> readSeats(Found found) {
        return seats.byIds(found.requests.stream().map(JoinRequest::key).collect(toSet()))
                .invoke(known ->
                        found.seats = known.stream().collect(Collectors.toMap(SeatHold::id, Function.identity())))
                .replaceWithVoid();
    }

    /** First technicians' time, then stock. */
    private Uni<List<Answer<SeatHold>>> take(JoinRound round, Instant now) {
        return seats.room(round.capped()).chain(room -> takeTime(round, room, now)
                .chain(refused ->
                        takeStock(round, room, now).map(reserved -> new JoinRound.Taken(refused, reserved, room)))
                .call(taken -> seats.insert(round.held(taken), now))
                .map(round::answers));
    }

    /** Why not, by seat. */
    private Uni<Map<UUID, Refusal>> takeTime(JoinRound round, Map<UUID, Long> room, Instant now) {
        return Multi.createFrom()
                .iterable(round.ofVisits())
                .onItem()
                .transformToUniAndConcatenate(batch -> visits.hold(
                        batch.terms(),
                        batch.visits(),
                        room.getOrDefault(batch.terms().first().id(), Long.MAX_VALUE),
                        now))
                .collect()
                .in(HashMap<UUID, Refusal>::new, Map::putAll)
                .map(refused -> refused);
    }

    private Uni<Reserved> takeStock(JoinRound round, Map<UUID, Long> room, Instant now) {
        return stock.reserveEach(round.portions(room), now.plus(settings.stockHold()));
    }

    /** What was read so far, one kind after the other. */
    private final class Found {
        private final List<JoinRequest> requests;

        /**
         * When it was everybody's turn in this batch, not when they asked: nobody is admitted after the cut-off. As exact as
         * the database keeps it, so that a replay answers the same.
         */
        private Instant now = Instant.MIN;

        private Map<UUID, SeatHold> seats = Map.of();
        private List<Campaign> campaigns = List.of();
        private Map<UUID, UUID> buildings = Map.of();

        private Found(List<JoinRequest> requests) {
            this.requests = requests;
        }

        private Set<UUID> households() {
            return requests.stream()
                    .map(request -> request.resident().householdId())
                    .collect(toSet());
        }

        private JoinRound decide(Map<SeatStore.Taken, Long> taken) {
            return new JoinRound(requests, campaigns, seats, taken, buildings, now.plus(settings.seatHold()));
        }
    }
}
