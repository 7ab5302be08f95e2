package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.deadline.Deadlines;

/**
 * Says how a visit was, or changes what was said as long as it is not published. Where the other side has given its review, both are
 * published with it.
 *
 * <p>Refuses with: {@code visit-not-found} (also for somebody else's), {@code visit-not-done}, {@code review-window-over}, {@code
 * review-published}, {@code review-text-too-long}, {@code review-text-personal}.
 */
@ApplicationScoped
public class WriteReview {

    /** After the visit's end: until then both may write, then what was written is published. */
    public static final Duration WINDOW = Duration.ofDays(14);

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final ReviewStore store;
    private final Deadlines deadlines;
    private final Clock clock;

    WriteReview(Tenancy tenancy, Bookings bookings, ReviewStore store, Deadlines deadlines, Clock clock) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.store = store;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** By whoever booked the visit. */
    @WithTransaction
    public Uni<Review> byResident(Resident resident, UUID bookingId, Stars stars, @Nullable String text) {
        var checked = ReviewText.checked(text);
        var byline = ReviewText.byline(resident.displayName());
        return tenancy.enter(resident.companyId())
                .chain(() -> write(
                        bookingId,
                        visit -> visit.residentId().equals(resident.id()),
                        visit -> new ReviewStore.Draft(
                                visit, Side.RESIDENT, resident.id(), byline, stars, null, checked)));
    }

    /** By the technician who came; they come to communities of every property company, so this crosses tenants. */
    @WithTransaction
    public Uni<Review> byTechnician(UUID technicianId, String name, UUID bookingId, HouseholdFacts facts) {
        return tenancy.cross("technician reviews a visit")
                .chain(() -> write(
                        bookingId,
                        visit -> visit.technicianId().equals(technicianId),
                        visit -> new ReviewStore.Draft(
                                visit, Side.TECHNICIAN, technicianId, ReviewText.byline(name), null, facts, "")));
    }

    private Uni<Review> write(UUID bookingId, Predicate<Booking> own, Function<Booking, ReviewStore.Draft> draft) {
        return bookings.byIds(List.of(bookingId))
                .map(found -> reviewable(found.stream().filter(own).findFirst()))
                .call(() -> store.lock(bookingId))
                .chain(visit -> keep(draft.apply(visit)));
    }

    private Uni<Review> keep(ReviewStore.Draft draft) {
        var visit = draft.visit();
        return store.write(draft, clock.instant())
                .invoke(WriteReview::requireWritten)
                .chain(() -> store.given(visit.id()))
                .chain(given -> given == Side.values().length ? publish(visit) : wait(visit))
                .chain(() -> store.ofVisit(visit.id()))
                .map(both -> both.stream()
                        .filter(one -> one.side() == draft.side())
                        .findFirst()
                        .orElseThrow());
    }

    /** First the deadline, which may be somebody else's at the moment, then what they may want: the ratings. */
    private Uni<Void> publish(Booking visit) {
        return deadlines
                .remove(PublishReviews.KIND, visit.id())
                .chain(() -> store.publish(visit.id(), clock.instant()));
    }

    private Uni<Void> wait(Booking visit) {
        return deadlines.set(PublishReviews.KIND, visit.id(), visit.companyId(), windowEnd(visit));
    }

    private Booking reviewable(Optional<Booking> own) {
        var visit = own.orElseThrow(() -> Refusal.notFound("visit"));
        if (visit.state() != Booking.State.DONE) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "visit-not-done",
                    "Only a visit that took place is reviewed.",
                    Map.of("state", visit.state().name()));
        }
        if (!clock.instant().isBefore(windowEnd(visit))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "review-window-over", "A visit is reviewed within fourteen days.");
        }
        return visit;
    }

    /** When a visit's reviews are published at the latest. */
    public static Instant windowEnd(Booking visit) {
        return visit.endsAt().plus(WINDOW);
    }

    private static void requireWritten(boolean written) {
        if (!written) {
            throw new Refusal(Refusal.Kind.CONFLICT, "review-published", "What is published is not changed any more.");
        }
    }
}
