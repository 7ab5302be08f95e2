package io.linli.marketplace.campaign;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.GroupVisit;
import io.linli.marketplace.booking.GroupVisits;
import io.linli.marketplace.community.Communities;

/**
 * Takes the technicians' time behind seats of a group-buy of visits, as stock is set aside behind those of goods. Needs the
 * campaign's lock: who joins it takes turns.
 */
@ApplicationScoped
class HoldVisits {

    private static final String TAKEN = "slot-taken";
    private static final String NEXT = "nextSlots";

    private final GroupVisits visits;
    private final Communities communities;
    private final CampaignSettings settings;

    HoldVisits(GroupVisits visits, Communities communities, CampaignSettings settings) {
        this.visits = visits;
        this.communities = communities;
        this.settings = settings;
    }

    /**
     * One after the other, in the order given.
     *
     * @param room visits there is room for before
     * @return why not, by seat; those that are absent are held
     */
    Uni<Map<UUID, Refusal>> hold(CampaignTerms terms, Collection<SeatHold> wanted, long room, Instant now) {
        return communities
                .get(terms.communityId())
                .map(place -> new Taking(terms, place.zone(), room, now))
                .call(taking -> Multi.createFrom()
                        .iterable(wanted)
                        .onItem()
                        .transformToUniAndConcatenate(taking::take)
                        .collect()
                        .last())
                .map(taking -> taking.refused);
    }

    /** What was taken so far. */
    private final class Taking {
        private final CampaignTerms terms;
        private final VisitDay day;
        private final ZoneId zone;
        private final Instant now;
        private final Map<UUID, Refusal> refused = new HashMap<>();
        private long room;

        private Taking(CampaignTerms terms, ZoneId zone, long room, Instant now) {
            this.terms = terms;
            this.day = Objects.requireNonNull(terms.visits());
            this.zone = zone;
            this.room = room;
            this.now = now;
        }

        private Uni<Void> take(SeatHold seat) {
            if (room < 1) {
                refused.put(seat.id(), Limits.visitsFull(terms));
                return Uni.createFrom().voidItem();
            }
            return visits.hold(visit(seat))
                    .invoke(() -> room--)
                    .onFailure(Refusal.class)
                    .recoverWithUni(refusal -> {
                        refused.put(seat.id(), ofThatDay((Refusal) refusal));
                        return Uni.createFrom().voidItem();
                    });
        }

        private GroupVisit visit(SeatHold seat) {
            var startsAt = Objects.requireNonNull(seat.startsAt());
            return new GroupVisit(
                    seat.id(),
                    seat.campaignId(),
                    seat.companyId(),
                    terms.communityId(),
                    seat.householdId(),
                    seat.residentId(),
                    day.serviceItemId(),
                    day.supplierId(),
                    startsAt,
                    day.endOf(startsAt),
                    zone,
                    seat.price(),
                    seat.expiresAt(),
                    now.plus(settings.stockHold()));
        }

        /** Whoever comes late is told of other times of the same day only. */
        private Refusal ofThatDay(Refusal refusal) {
            if (!refusal.code().equals(TAKEN) || !(refusal.facts().get(NEXT) instanceof List<?> next)) {
                return refusal;
            }
            var free = next.stream()
                    .map(Instant.class::cast)
                    .filter(start ->
                            !start.isBefore(day.from()) && !day.endOf(start).isAfter(day.until()))
                    .toList();
            return new Refusal(refusal.kind(), refusal.code(), refusal.getMessage(), Map.of(NEXT, free));
        }
    }
}
