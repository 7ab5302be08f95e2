package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.Portions;
import io.linli.catalog.stock.Reserved;

/** Wishes for seats of several campaigns that are decided together, those of each campaign as one {@link JoinBatch}. Pure. */
final class JoinRound {

    private final List<JoinRequest> requests;
    private final Map<UUID, Campaign> campaigns;
    private final Map<UUID, JoinBatch> batches = new LinkedHashMap<>();

    /**
     * @param campaigns those of the requests' that exist
     * @param known seats that were taken before by one of these keys
     * @param taken units of an item by household, held or paid
     * @param buildings of the households, where a campaign is for some only
     * @param until when a seat that is not paid for is given back
     */
    JoinRound(
            List<JoinRequest> requests,
            List<Campaign> campaigns,
            Map<UUID, SeatHold> known,
            Map<SeatStore.Taken, Long> taken,
            Map<UUID, UUID> buildings,
            Instant until) {
        this.requests = requests;
        this.campaigns =
                campaigns.stream().collect(toMap(campaign -> campaign.terms().id(), Function.identity()));
        requests.stream()
                .collect(groupingBy(JoinRequest::campaignId, LinkedHashMap::new, toList()))
                .forEach((id, wishes) ->
                        batches.put(id, new JoinBatch(wishes, this.campaigns.get(id), known, taken, buildings, until)));
    }

    /** The campaigns where no more than so much can be had of something. */
    Set<UUID> capped() {
        return campaigns.values().stream()
                .map(Campaign::terms)
                .filter(terms ->
                        terms.items().stream().anyMatch(item -> item.stockCap().isPresent()))
                .map(CampaignTerms::id)
                .collect(toSet());
    }

    /** Those whose seats need a technician's time. */
    List<JoinBatch> ofVisits() {
        return batches.values().stream().filter(JoinBatch::ofVisits).toList();
    }

    /**
     * The units that seats of goods need.
     *
     * @param room units by item that there is room for; of an item without a cap absent
     */
    List<Portions> portions(Map<UUID, Long> room) {
        return batches.values().stream()
                .filter(batch -> !batch.ofVisits())
                .flatMap(batch -> batch.units().entrySet().stream())
                .map(wanted -> new Portions(
                        wanted.getKey().offerId(),
                        wanted.getValue(),
                        room.getOrDefault(wanted.getKey().id(), Long.MAX_VALUE)))
                .toList();
    }

    /** The seats that stock or time was had for. */
    List<SeatHold> held(Taken taken) {
        return batches.values().stream()
                .map(batch -> batch.ofVisits()
                        ? batch.heldBut(taken.refused().keySet())
                        : batch.held(taken.reserved().made()))
                .flatMap(List::stream)
                .toList();
    }

    /** One answer a request, in the same order. */
    List<Answer<SeatHold>> answers(Taken taken) {
        var next = new HashMap<UUID, Iterator<Answer<SeatHold>>>();
        batches.forEach((id, batch) -> next.put(id, answers(batch, taken).iterator()));
        return requests.stream()
                .map(request -> next.get(request.campaignId()).next())
                .toList();
    }

    private static List<Answer<SeatHold>> answers(JoinBatch batch, Taken taken) {
        return batch.ofVisits() ? batch.answers(taken.refused()) : batch.answers(taken.reserved(), taken.room());
    }

    /**
     * What could be had.
     *
     * @param refused why a visit cannot be had, by seat
     * @param room units by item that there was room for before; of an item without a cap absent
     */
    record Taken(Map<UUID, Refusal> refused, Reserved reserved, Map<UUID, Long> room) {}
}
