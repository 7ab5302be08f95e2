package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * What becomes of visits that were booked. Every call joins the caller's transaction and works in the tenancy it entered;
 * repeated, it changes nothing more.
 */
@ApplicationScoped
public class Bookings {

    private final BookingStore bookings;
    private final SlotHolds slots;
    private final Clock clock;

    Bookings(BookingStore bookings, SlotHolds slots, Clock clock) {
        this.bookings = bookings;
        this.slots = slots;
        this.clock = clock;
    }

    /** Those of the ids that exist in the tenancy. */
    @WithTransaction
    public Uni<List<Booking>> byIds(Collection<UUID> bookingIds) {
        return bookingIds.isEmpty() ? Uni.createFrom().item(List.of()) : bookings.byIds(bookingIds);
    }

    /**
     * Keeps bookings that are being paid for; from now on whoever waits for the payment decides.
     *
     * <p>Refuses with: {@code hold-expired} when any of them is no longer held.
     */
    @WithTransaction
    public Uni<Void> keep(Collection<UUID> bookingIds, Instant until) {
        if (bookingIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return bookings.keep(bookingIds, until, clock.instant())
                .invoke(kept -> refuseLost(kept, bookingIds.size()))
                .replaceWithVoid();
    }

    /**
     * A visit is paid for.
     *
     * @return false when it cannot be had any more, because it was given back or its time is somebody else's by now; whoever
     *     asks owes the money back
     */
    @WithTransaction
    public Uni<Boolean> confirm(UUID bookingId) {
        return bookings.move(bookingId, Booking.State.HELD, Booking.State.CONFIRMED)
                .chain(confirmed ->
                        confirmed ? confirmSlot(bookingId) : Uni.createFrom().item(false));
    }

    /** Whether a visit takes place or took place; that stays so until the end of the transaction. */
    @WithTransaction
    public Uni<Boolean> stands(UUID bookingId) {
        return bookings.hold(bookingId)
                .map(found -> found.filter(state -> state == Booking.State.CONFIRMED || state == Booking.State.DONE)
                        .isPresent());
    }

    /** Given back unpaid; the technician is free again. */
    @WithTransaction
    public Uni<Void> release(Collection<UUID> bookingIds) {
        return bookings.release(bookingIds).chain(this::releaseSlots);
    }

    /** As it is now, and the transaction's alone from here on. Refuses with: {@code booking-not-found}. */
    @WithTransaction
    public Uni<Booking> lock(UUID bookingId) {
        return bookings.lock(bookingId).map(found -> found.orElseThrow(() -> Refusal.notFound("booking")));
    }

    /** A visit that is paid for is given up; the technician is free again. @return false where it is not paid, or over */
    @WithTransaction
    public Uni<Boolean> cancel(UUID bookingId) {
        return bookings.move(bookingId, Booking.State.CONFIRMED, Booking.State.CANCELLED)
                .call(cancelled ->
                        cancelled ? slots.release(bookingId) : Uni.createFrom().voidItem());
    }

    /**
     * A visit that is paid for takes place at another time. The caller locked it. Refuses with what {@link SlotHolds#move}
     * refuses with: the transaction must not commit then, and all stays as it was.
     *
     * @param own whether it counts as moved by whom it was booked for
     */
    @WithTransaction
    public Uni<Booking> move(UUID bookingId, SlotRequest request, boolean own) {
        return slots.move(request)
                .chain(held -> bookings.moveTime(bookingId, held, own))
                .chain(() -> lock(bookingId));
    }

    /** Whoever was to come cannot: until it is moved, giving these up costs nothing. @return how many that is new for */
    @WithTransaction
    public Uni<Integer> excuse(Collection<UUID> bookingIds) {
        return bookings.excuse(bookingIds);
    }

    Uni<Integer> releaseExpired(int limit) {
        return bookings.releaseExpired(limit, clock.instant())
                .call(this::releaseSlots)
                .map(List::size);
    }

    private Uni<Boolean> confirmSlot(UUID bookingId) {
        return slots.confirm(bookingId)
                .replaceWith(true)
                .onFailure(Refusal.class)
                .recoverWithUni(() -> bookings.move(bookingId, Booking.State.CONFIRMED, Booking.State.RELEASED)
                        .replaceWith(false));
    }

    private Uni<Void> releaseSlots(List<UUID> bookingIds) {
        return Multi.createFrom()
                .iterable(bookingIds)
                .onItem()
                .transformToUniAndConcatenate(slots::release)
                .collect()
                .last();
    }

    private static void refuseLost(int kept, int wanted) {
        if (kept < wanted) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "hold-expired",
                    "A seat or visit was held too long and given back. Take it again.");
        }
    }
}
