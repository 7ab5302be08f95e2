/**
 * Home visits booked into a technician's free time.
 *
 * <p>Invariants: a booking and its slot are taken together, in one transaction, or not at all; that a technician is never
 * in two places is the business of whoever implements {@link io.linli.marketplace.booking.SlotHolds}. A booking goes HELD
 * to CONFIRMED to DONE or CANCELLED, or HELD to RELEASED; never back. A visit of a group-buy ({@link
 * io.linli.marketplace.booking.GroupVisits}) stands and falls with its seat, whose id it has, and so may be held again, or
 * cancelled. Price and duration are those of the moment it was taken.
 *
 * <p>What may be done with a visit once it is paid, and what that costs, is the business of {@code paidvisit}; here it is only
 * moved or cancelled, in the database. Whoever locks a visit's job ({@link io.linli.marketplace.booking.VisitJobs}), its booking
 * and its slot does so in this order.
 *
 * <p>Of other features' tables it reads which {@code marketplace.extra_work} of a visit waits to be paid by a {@code
 * marketplace.order_group}.
 *
 * <p>Events out: {@link io.linli.marketplace.booking.VisitCompleted}, {@link io.linli.marketplace.booking.VisitCancelled}, {@link
 * io.linli.marketplace.booking.VisitMoved}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.booking;

import org.jspecify.annotations.NullMarked;
