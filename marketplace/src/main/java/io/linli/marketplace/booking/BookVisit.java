package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;

/**
 * Takes a technician's time for a visit, before anything is paid.
 *
 * <p>A replay of the same key answers with the first booking. Refuses with: {@code service-not-offered} (unknown, or nobody
 * does it in the resident's community), {@code visit-time-invalid}, {@code choice-invalid}, {@code quote-needed}, {@code
 * booking-key-reused}, and what {@link SlotHolds} refuses with.
 */
@ApplicationScoped
public class BookVisit {

    private final Tenancy tenancy;
    private final ServiceItems items;
    private final Communities communities;
    private final Households households;
    private final SlotHolds slots;
    private final BookingStore bookings;
    private final BookingSettings settings;
    private final Clock clock;

    BookVisit(
            Tenancy tenancy,
            ServiceItems items,
            Communities communities,
            Households households,
            SlotHolds slots,
            BookingStore bookings,
            BookingSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.items = items;
        this.communities = communities;
        this.households = households;
        this.slots = slots;
        this.bookings = bookings;
        this.settings = settings;
        this.clock = clock;
    }

    /** At the price of what is chosen. */
    @WithTransaction
    public Uni<Booking> book(BookRequest request) {
        return book(request, Optional.empty(), Optional.empty());
    }

    /** At the price of what is chosen; the technician's time stays taken until then, if nobody gives it back. */
    @WithTransaction
    public Uni<Booking> book(BookRequest request, Instant slotUntil) {
        return book(request, Optional.empty(), Optional.of(slotUntil));
    }

    /** At a price that was agreed before. */
    @WithTransaction
    public Uni<Booking> book(BookRequest request, Quote.Priced agreed) {
        return book(request, Optional.of(agreed), Optional.empty());
    }

    private Uni<Booking> book(BookRequest request, Optional<Quote.Priced> agreed, Optional<Instant> slotUntil) {
        checkTime(request.startsAt());
        return tenancy.enter(request.resident().companyId())
                .chain(() -> bookings.byIds(List.of(request.key())))
                .chain(found -> found.isEmpty()
                        ? bookNew(request, agreed, slotUntil)
                        : Uni.createFrom().item(() -> replay(found.get(0), request)));
    }

    private Uni<Booking> bookNew(BookRequest request, Optional<Quote.Priced> agreed, Optional<Instant> slotUntil) {
        var communityId = request.resident().communityId();
        return items.inCommunity(communityId)
                .map(offered -> pick(offered, request))
                .chain(item -> communities
                        .get(communityId)
                        .chain(community -> take(item, community, request, agreed, slotUntil)));
    }

    private Uni<Booking> take(
            ServiceItem item,
            Community community,
            BookRequest request,
            Optional<Quote.Priced> agreed,
            Optional<Instant> slotUntil) {
        var now = clock.instant();
        var quote = agreed.orElseGet(() -> price(item, request));
        return households
                .building(request.resident().householdId())
                .map(building -> new VisitNeeds(item.visit(), community.id(), building))
                .chain(needs -> slots.hold(slot(
                        quote,
                        item,
                        community,
                        request,
                        needs,
                        slotUntil.orElseGet(() -> now.plus(settings.slotHold())))))
                .map(held -> booking(quote, item, held, request, now))
                .call(booking -> bookings.insert(booking, now));
    }

    private SlotRequest slot(
            Quote.Priced quote,
            ServiceItem item,
            Community community,
            BookRequest request,
            VisitNeeds needs,
            Instant until) {
        return new SlotRequest(
                request.key(),
                item.supplierId(),
                request.technicianId(),
                request.startsAt(),
                request.startsAt().plus(Duration.ofMinutes(quote.minutes())),
                community.zone(),
                until,
                needs);
    }

    private Booking booking(Quote.Priced quote, ServiceItem item, SlotHold held, BookRequest request, Instant now) {
        var resident = request.resident();
        return new Booking(
                request.key(),
                resident.companyId(),
                resident.communityId(),
                resident.householdId(),
                resident.id(),
                item.id(),
                item.supplierId(),
                held.technicianId(),
                held.startsAt(),
                held.endsAt(),
                quote.total(),
                Booking.State.HELD,
                now.plus(settings.hold()),
                held.arrival(),
                terms(quote, item, request),
                Booking.Standing.NEW);
    }

    private static Quote.Priced price(ServiceItem item, BookRequest request) {
        if (item.quote(request.choice()) instanceof Quote.Priced priced) {
            return priced;
        }
        throw new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "quote-needed",
                "Somebody has to look first: this service is booked after a quote.");
    }

    private static BookedTerms terms(Quote.Priced quote, ServiceItem item, BookRequest request) {
        return new BookedTerms(
                request.choice(),
                item.terms().plain() ? List.of() : quote.lines(),
                item.terms().cancellation());
    }

    private static ServiceItem pick(List<ServiceItem> offered, BookRequest request) {
        return offered.stream()
                .filter(item -> item.id().equals(request.serviceItemId()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "service-not-offered",
                        "Nobody offers this service in your community."));
    }

    private static Booking replay(Booking first, BookRequest request) {
        var same = first.serviceItemId().equals(request.serviceItemId())
                && first.residentId().equals(request.resident().id())
                && first.arrival().from().equals(request.startsAt())
                && first.terms().choice().equals(request.choice());
        if (!same) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "booking-key-reused", "This key was used to book something else.");
        }
        return first;
    }

    private void checkTime(Instant startsAt) {
        var now = clock.instant();
        if (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(settings.furthest()))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visit-time-invalid",
                    "A visit can be booked from now to " + settings.furthest().toDays() + " days ahead.");
        }
    }
}
