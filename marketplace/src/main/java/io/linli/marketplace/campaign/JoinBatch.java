package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Refusal;

/**
 * Several wishes for seats of one campaign, decided in the order in which they came; each is admitted or refused as if it had
 * come alone after those before it. Pure.
 */
final class JoinBatch {

    private final List<JoinRequest> requests;
    private final @Nullable Campaign campaign;
    private final List<@Nullable Answer<SeatHold>> decided = new ArrayList<>();
    private final Map<UUID, SeatHold> wanted = new LinkedHashMap<>();

    /**
     * @param campaign null where there is none
     * @param known seats that were taken before by one of these keys
     * @param takenBefore units by household, held or paid
     * @param until when a seat that is not paid for is given back
     */
    JoinBatch(
            List<JoinRequest> requests,
            @Nullable Campaign campaign,
            Map<UUID, SeatHold> known,
            Map<UUID, Long> takenBefore,
            Instant until) {
        this.requests = requests;
        this.campaign = campaign;
        var taken = new HashMap<>(takenBefore);
        for (var request : requests) {
            decided.add(decide(request, known, taken, until));
        }
    }

    /** Units by seat that still need stock. */
    Map<UUID, Long> units() {
        var units = new LinkedHashMap<UUID, Long>();
        wanted.forEach((id, seat) -> units.put(id, seat.quantity()));
        return units;
    }

    /** The seats whose stock was set aside: these are held. */
    List<SeatHold> held(Set<UUID> reserved) {
        return wanted.values().stream()
                .filter(seat -> reserved.contains(seat.id()))
                .toList();
    }

    /** One answer a request, in the same order. */
    List<Answer<SeatHold>> answers(Set<UUID> reserved) {
        var answers = new ArrayList<Answer<SeatHold>>();
        for (int i = 0; i < requests.size(); i++) {
            var answer = decided.get(i);
            answers.add(answer != null ? answer : answer(requests.get(i), reserved));
        }
        return answers;
    }

    /** Null where stock decides. */
    private @Nullable Answer<SeatHold> decide(
            JoinRequest request, Map<UUID, SeatHold> known, Map<UUID, Long> taken, Instant until) {
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

    private SeatHold admit(JoinRequest request, Map<UUID, Long> taken, Instant until) {
        var resident = request.resident();
        if (campaign == null || !campaign.terms().communityId().equals(resident.communityId())) {
            throw Refusal.notFound("campaign");
        }
        campaign.admit(request.quantity(), taken.getOrDefault(resident.householdId(), 0L));
        taken.merge(resident.householdId(), request.quantity(), Math::addExact);
        return new SeatHold(
                request.key(),
                request.campaignId(),
                resident.companyId(),
                resident.householdId(),
                resident.id(),
                request.quantity(),
                campaign.terms().price(),
                SeatHold.State.HELD,
                until);
    }

    private Answer<SeatHold> answer(JoinRequest request, Set<UUID> reserved) {
        return reserved.contains(request.key())
                ? Answer.of(wanted.get(request.key()))
                : Answer.refused(new Refusal(
                        Refusal.Kind.CONFLICT,
                        "sold-out",
                        "There is not enough left of this.",
                        Map.of(
                                "offerId",
                                Objects.requireNonNull(campaign).terms().offerId())));
    }

    private static boolean isRepeated(SeatHold first, JoinRequest request) {
        return first.campaignId().equals(request.campaignId())
                && first.residentId().equals(request.resident().id())
                && first.quantity() == request.quantity();
    }
}
