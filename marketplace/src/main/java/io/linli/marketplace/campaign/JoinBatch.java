package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.Reserved;
import io.linli.marketplace.campaign.SeatStore.Taken;

/**
 * Several wishes for seats of one campaign, decided in the order in which they came; each is admitted or refused as if it had
 * come alone after those before it. Pure.
 */
final class JoinBatch {

    private static final UUID NOWHERE = new UUID(0, 0);

    private final List<JoinRequest> requests;
    private final @Nullable Campaign campaign;
    private final Map<UUID, UUID> buildings;
    private final List<@Nullable Answer<SeatHold>> decided = new ArrayList<>();
    private final Map<UUID, SeatHold> wanted = new LinkedHashMap<>();

    /**
     * @param campaign null where there is none
     * @param known seats that were taken before by one of these keys
     * @param takenBefore units of an item by household, held or paid
     * @param until when a seat that is not paid for is given back
     */
    JoinBatch(
            List<JoinRequest> requests,
            @Nullable Campaign campaign,
            Map<UUID, SeatHold> known,
            Map<Taken, Long> takenBefore,
            Instant until) {
        this(requests, campaign, known, takenBefore, Map.of(), until);
    }

    /** @param buildings of these households, where the campaign is for some only */
    JoinBatch(
            List<JoinRequest> requests,
            @Nullable Campaign campaign,
            Map<UUID, SeatHold> known,
            Map<Taken, Long> takenBefore,
            Map<UUID, UUID> buildings,
            Instant until) {
        this.requests = requests;
        this.campaign = campaign;
        this.buildings = buildings;
        var taken = new HashMap<>(takenBefore);
        for (var request : requests) {
            decided.add(decide(request, known, taken, until));
        }
    }

    /** Units by seat that still need stock, of each item. */
    Map<CampaignItem, Map<UUID, Long>> units() {
        var units = new LinkedHashMap<CampaignItem, Map<UUID, Long>>();
        wanted.forEach((id, seat) -> units.computeIfAbsent(item(seat.itemId()), item -> new LinkedHashMap<>())
                .put(id, seat.upTo()));
        return units;
    }

    /** The seats whose stock was set aside: these are held. */
    List<SeatHold> held(Set<UUID> reserved) {
        return wanted.values().stream()
                .filter(seat -> reserved.contains(seat.id()))
                .toList();
    }

    /** Where not stock but a technician's time decides. */
    boolean ofVisits() {
        return campaign != null && campaign.terms().visits() != null;
    }

    CampaignTerms terms() {
        return Objects.requireNonNull(campaign).terms();
    }

    /** Those who want a technician's time, in the order in which they came. */
    Collection<SeatHold> visits() {
        return wanted.values();
    }

    /** All that are wanted but these. */
    List<SeatHold> heldBut(Set<UUID> refused) {
        return wanted.values().stream()
                .filter(seat -> !refused.contains(seat.id()))
                .toList();
    }

    /**
     * One answer a request, in the same order.
     *
     * @param refused why a visit cannot be had, by seat
     */
    List<Answer<SeatHold>> answers(Map<UUID, Refusal> refused) {
        var held = heldBut(refused.keySet()).stream().map(SeatHold::id).collect(toSet());
        return answers(held, seat -> refused.get(seat.id()));
    }

    /** One answer a request, in the same order; where there was room for all the stock allows. */
    List<Answer<SeatHold>> answers(Set<UUID> reserved) {
        return answers(new Reserved(reserved, Map.of()), Map.of());
    }

    /**
     * One answer a request, in the same order.
     *
     * @param room units by item that there was room for before; of an item without a cap absent
     */
    List<Answer<SeatHold>> answers(Reserved reserved, Map<UUID, Long> room) {
        return answers(reserved.made(), seat -> {
            var refusal = reserved.refused().get(item(seat.itemId()).offerId());
            return refusal == null ? lacking(seat, reserved.made(), room) : refusal;
        });
    }

    private List<Answer<SeatHold>> answers(Set<UUID> held, Function<SeatHold, Refusal> why) {
        var answers = new ArrayList<Answer<SeatHold>>();
        for (int i = 0; i < requests.size(); i++) {
            var answer = decided.get(i);
            answers.add(
                    answer != null ? answer : answer(wanted.get(requests.get(i).key()), held, why));
        }
        return answers;
    }

    /** Null where stock decides. */
    private @Nullable Answer<SeatHold> decide(
            JoinRequest request, Map<UUID, SeatHold> known, Map<Taken, Long> taken, Instant until) {
        var first = known.getOrDefault(request.key(), wanted.get(request.key()));
        if (first != null && !isRepeated(first, request)) {
            return Answer.refused(new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "join-key-reused", "This key was used to join something else."));
        }
        if (first != null) {
            return known.containsKey(request.key()) ? Answer.of(first) : null;
        }
        try {
            wanted.put(request.key(), admit(request, taken, until));
            return null;
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private SeatHold admit(JoinRequest request, Map<Taken, Long> taken, Instant until) {
        var resident = request.resident();
        if (campaign == null || !campaign.terms().communityId().equals(resident.communityId())) {
            throw Refusal.notFound("campaign");
        }
        var item = wanted(request);
        var household = new Taken(resident.householdId(), item.id());
        checkTolerance(item, request);
        checkVisit(request);
        campaign.admit(item, request.upTo(), taken.getOrDefault(household, 0L));
        taken.merge(household, request.upTo(), Math::addExact);
        return new SeatHold(
                request.key(),
                request.campaignId(),
                item.id(),
                resident.companyId(),
                resident.householdId(),
                resident.id(),
                request.quantity(),
                request.upTo(),
                request.otherwise() == Otherwise.BUY_ALONE ? item.listPrice() : item.price(),
                request.otherwise(),
                request.substitutable(),
                SeatHold.State.HELD,
                until,
                request.startsAt());
    }

    private CampaignItem wanted(JoinRequest request) {
        var terms = Objects.requireNonNull(campaign).terms();
        if (request.itemId() == null && terms.items().size() > 1) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "item-missing",
                    "This group-buy has several goods: say which you would like.");
        }
        return request.itemId() == null
                ? terms.first()
                : terms.item(request.itemId()).orElseThrow(() -> Refusal.notFound("campaign-item"));
    }

    private void checkVisit(JoinRequest request) {
        var day = Objects.requireNonNull(campaign).terms().visits();
        if ((day == null) != (request.startsAt() == null)) {
            throw day == null
                    ? new Refusal(Refusal.Kind.INVALID, "not-a-visit", "This is no visit: it has no time.")
                    : new Refusal(Refusal.Kind.INVALID, "slot-missing", "Say when somebody shall come.");
        }
        if (day != null && request.startsAt() != null) {
            day.admit(buildings.getOrDefault(request.resident().householdId(), NOWHERE));
            day.checkTime(request.startsAt());
        }
    }

    private CampaignItem item(UUID itemId) {
        return Objects.requireNonNull(campaign).terms().item(itemId).orElseThrow();
    }

    private static void checkTolerance(CampaignItem item, JoinRequest request) {
        if (request.upTo() > request.quantity() && !item.inCases()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "not-in-cases",
                    "This is sold singly: there is no case to fill, so say one quantity.");
        }
    }

    private static Answer<SeatHold> answer(SeatHold seat, Set<UUID> held, Function<SeatHold, Refusal> why) {
        return held.contains(seat.id()) ? Answer.of(seat) : Answer.refused(why.apply(seat));
    }

    /** A team that has no room is full, whatever the stock holds. */
    private Refusal lacking(SeatHold seat, Set<UUID> reserved, Map<UUID, Long> room) {
        var terms = Objects.requireNonNull(campaign).terms();
        long taken = held(reserved).stream()
                .filter(other -> other.itemId().equals(seat.itemId()))
                .mapToLong(SeatHold::upTo)
                .sum();
        return terms.team() != null && room.getOrDefault(seat.itemId(), Long.MAX_VALUE) - taken < seat.upTo()
                ? Limits.full(terms)
                : new Refusal(
                        Refusal.Kind.CONFLICT,
                        "sold-out",
                        "There is not enough left of this.",
                        Map.of("offerId", item(seat.itemId()).offerId()));
    }

    private static boolean isRepeated(SeatHold first, JoinRequest request) {
        return first.campaignId().equals(request.campaignId())
                && (request.itemId() == null || first.itemId().equals(request.itemId()))
                && first.residentId().equals(request.resident().id())
                && first.quantity() == request.quantity()
                && first.upTo() == request.upTo()
                && first.otherwise() == request.otherwise()
                && first.substitutable() == request.substitutable()
                && Objects.equals(first.startsAt(), request.startsAt());
    }
}
