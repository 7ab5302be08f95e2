package io.linli.marketplace.campaign;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.stock.Stock;

/** Takes seats of one campaign for several residents in one transaction; correct by the database alone, over all instances. */
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
     * @param requests of residents of one company, for one campaign; one answer each, in the same order
     */
    Uni<List<Answer<SeatHold>>> hold(UUID campaignId, List<JoinRequest> requests) {
        var found = new Found();
        return seats.lockCampaign(campaignId)
                .invoke(() -> found.now = clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> campaigns.byIds(List.of(campaignId), found.now))
                .invoke(campaign -> found.campaigns = campaign)
                .call(() -> buildings(found, requests))
                .chain(() -> before(campaignId, requests))
                .call(before -> before.repeats()
                        ? readSeats(found, requests)
                        : Uni.createFrom().voidItem())
                .map(before -> found.decide(requests, before.taken()))
                .chain(batch -> found.ofVisits() ? takeTime(found, batch) : takeStock(campaignId, found, batch));
    }

    /** Where only some may join. */
    private Uni<Void> buildings(Found found, List<JoinRequest> requests) {
        return found.ofVisits()
                ? seats.buildings(households(requests))
                        .invoke(buildings -> found.buildings = buildings)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<List<Answer<SeatHold>>> takeTime(Found found, JoinBatch batch) {
        var terms = found.campaigns.get(0).terms();
        return seats.room(terms.id())
                .map(room -> room.getOrDefault(terms.first().id(), Long.MAX_VALUE))
                .chain(room -> visits.hold(terms, batch.visits(), room, found.now))
                .call(refused -> seats.insert(batch.heldBut(refused.keySet()), found.now))
                .map(batch::answers);
    }

    private Uni<SeatStore.Before> before(UUID campaignId, List<JoinRequest> requests) {
        return seats.before(campaignId, households(requests), distinct(requests, JoinRequest::key));
    }

    private Uni<Void> readSeats(Found found, List<JoinRequest> requests) {
        return seats.byIds(distinct(requests, JoinRequest::key))
                .invoke(known -> found.seats = byId(known))
                .replaceWithVoid();
    }

    /** Until the transaction ends, nobody else joins that campaign. */
    Uni<Void> lock(UUID campaignId) {
        return seats.lockCampaign(campaignId);
    }

    private Uni<List<Answer<SeatHold>>> takeStock(UUID campaignId, Found found, JoinBatch batch) {
        var units = batch.units();
        return room(campaignId, units.keySet()).chain(room -> reserve(found, units, room)
                .call(reserved -> seats.insert(batch.held(reserved), found.now))
                .map(reserved -> batch.answers(reserved, room)));
    }

    private Uni<Map<UUID, Long>> room(UUID campaignId, Set<CampaignItem> items) {
        return items.stream().allMatch(item -> item.stockCap().isEmpty())
                ? Uni.createFrom().item(Map.of())
                : seats.room(campaignId);
    }

    /** The seats whose stock was set aside, of all items. */
    private Uni<Set<UUID>> reserve(Found found, Map<CampaignItem, Map<UUID, Long>> units, Map<UUID, Long> room) {
        var until = found.now.plus(settings.stockHold());
        return Multi.createFrom()
                .iterable(units.entrySet())
                .onItem()
                .transformToUniAndConcatenate(wanted -> stock.reserveEach(
                        wanted.getKey().offerId(),
                        wanted.getValue(),
                        room.getOrDefault(wanted.getKey().id(), Long.MAX_VALUE),
                        until))
                .collect()
                .in(HashSet<UUID>::new, Set::addAll)
                .map(reserved -> reserved);
    }

    private static Map<UUID, SeatHold> byId(List<SeatHold> seats) {
        return new HashMap<>(seats.stream().collect(Collectors.toMap(SeatHold::id, Function.identity())));
    }

    private static List<UUID> households(List<JoinRequest> requests) {
        return distinct(requests, request -> request.resident().householdId());
    }

    private static List<UUID> distinct(List<JoinRequest> requests, Function<JoinRequest, UUID> id) {
        return requests.stream().map(id).distinct().toList();
    }

    /** What was read so far, one kind after the other. */
    private final class Found {
        /**
         * When it was everybody's turn in this batch, not when they asked: nobody is admitted after the cut-off. As exact as
         * the database keeps it, so that a replay answers the same.
         */
        private Instant now = Instant.MIN;

        private Map<UUID, SeatHold> seats = Map.of();
        private List<Campaign> campaigns = List.of();
        private Map<UUID, UUID> buildings = Map.of();

        private boolean ofVisits() {
            return !campaigns.isEmpty() && campaigns.get(0).terms().visits() != null;
        }

        private JoinBatch decide(List<JoinRequest> requests, Map<SeatStore.Taken, Long> taken) {
            var campaign = campaigns.isEmpty() ? null : campaigns.get(0);
            return new JoinBatch(requests, campaign, seats, taken, buildings, now.plus(settings.seatHold()));
        }
    }
}
