/**
 * Home visits booked into a technician's free time.
 *
 * <p>Invariants: a booking and its slot are taken together, in one transaction, or not at all; that a technician is never
 * in two places is the business of whoever implements {@link io.linli.marketplace.booking.SlotHolds}. A booking goes HELD
 * to CONFIRMED to DONE, or HELD to RELEASED; never back. A visit of a group-buy ({@link
 * io.linli.marketplace.booking.GroupVisits}) stands and falls with its seat, whose id it has, and so may be held again, or
 * cancelled. Price and duration are those of the moment it was taken.
 *
 * <p>Events out: {@link io.linli.marketplace.booking.VisitCompleted}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.booking;

import org.jspecify.annotations.NullMarked;
