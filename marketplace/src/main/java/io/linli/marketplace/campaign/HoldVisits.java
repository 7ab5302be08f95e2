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
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.service.VisitRules;
import io.linli.marketplace.booking.GroupVisit;
import io.linli.marketplace.booking.GroupVisits;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Households;

/**
 * Takes the technicians' time behind seats of a group-buy of visits, as stock is set aside behind those of goods. Needs the
 * campaign's lock: who joins it takes turns.
 */
@ApplicationScoped
class HoldVisits {

    private static final String TAKEN = "slot-taken";
    private static final String NEXT = "nextSlots";

    private final GroupVisits visits;
    private final ServiceItems services;
    private final Communities communities;
    private final Households households;
    private final CampaignSettings settings;

    HoldVisits(
            GroupVisits visits,
            ServiceItems services,
            Communities communities,
            Households households,
            CampaignSettings settings) {
        this.visits = visits;
        this.services = services;
        this.communities = communities;
        this.households = households;
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
                .chain(place -> services.get(day(terms).serviceItemId())
                        .map(service -> new Taking(terms, service.visit(), place.zone(), room, now)))
                .call(taking -> Multi.createFrom()
                        .iterable(wanted)
                        .onItem()
                        .transformToUniAndConcatenate(taking::take)
                        .collect()
                        .last())
                .map(taking -> taking.refused);
    }

    private static VisitDay day(CampaignTerms terms) {
        return Objects.requireNonNull(terms.visits());
    }

    /** What was taken so far. */
    private final class Taking {
        private final CampaignTerms terms;
        private final VisitDay day;
        private final VisitRules rules;
        private final ZoneId zone;
        private final Instant now;
        private final Map<UUID, Refusal> refused = new HashMap<>();
        private long room;

        private Taking(CampaignTerms terms, VisitRules rules, ZoneId zone, long room, Instant now) {
            this.terms = terms;
            this.day = day(terms);
            this.rules = rules;
            this.zone = zone;
            this.room = room;
            this.now = now;
        }

        private Uni<Void> take(SeatHold seat) {
            if (room < 1) {
                refused.put(seat.id(), Limits.visitsFull(terms));
                return Uni.createFrom().voidItem();
            }
            return households
                    .building(seat.householdId())
                    .map(building -> visit(seat, building))
                    .chain(visits::hold)
                    .invoke(() -> room--)
                    .onFailure(Refusal.class)
                    .recoverWithUni(refusal -> {
                        refused.put(seat.id(), ofThatDay((Refusal) refusal));
                        return Uni.createFrom().voidItem();
                    });
        }

        private GroupVisit visit(SeatHold seat, UUID buildingId) {
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
                    now.plus(settings.stockHold()),
                    new VisitNeeds(rules, terms.communityId(), buildingId));
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
