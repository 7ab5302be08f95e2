package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.fulfillment.schedule.SlotSearch;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.paidvisit.Visit;

/** When else a booked visit could take place. Also for pages. */
@ApplicationScoped
public class BookingSlots {

    private final FreeSlots slots;
    private final Communities communities;
    private final Households households;
    private final Clock clock;

    BookingSlots(FreeSlots slots, Communities communities, Households households, Clock clock) {
        this.slots = slots;
        this.communities = communities;
        this.households = households;
        this.clock = clock;
    }

    /**
     * By anybody who may come there, as long as it was booked for. Refuses with what {@link FreeSlots#find(SlotSearch)} refuses
     * with.
     *
     * @param from first day in the community's local time; null for today
     */
    public Uni<List<Slot>> of(Visit visit, @Nullable LocalDate from, int days) {
        var booking = visit.booking();
        return communities.get(booking.communityId()).chain(community -> households
                .building(booking.companyId(), booking.householdId())
                .map(building -> new VisitNeeds(visit.item().visit(), community.id(), building))
                .chain(needs -> slots.find(new SlotSearch(
                        booking.supplierId(),
                        Duration.between(booking.startsAt(), booking.endsAt()),
                        needs,
                        null,
                        community.zone(),
                        from == null ? today(community) : from,
                        days))));
    }

    private LocalDate today(Community community) {
        return clock.instant().atZone(community.zone()).toLocalDate();
    }
}
