/**
 * The life of a visit that is paid for, until it takes place: given up, moved, or missed by one side.
 *
 * <p>Invariants: a visit is given up at most once, and never after its work has begun: whoever starts it and whoever gives it up
 * take the same locks, in the order job, booking, slot. What is kept is the fee of the policy the visit was booked with, never
 * more than what is left of its money; the rest goes back by {@link io.linli.marketplace.payment.RequestRefund}, ordered in the
 * transaction that ends the visit and frees the technician, and what stays is divided as the line was frozen. A moved visit has its
 * new time and loses the old one in one transaction; where the new one is taken, nothing changes.
 *
 * <p>Of a missed visit one side tells. The other may contradict for a time ({@code linli.visit.answer}); who is silent agrees. Claims
 * that contradict each other are decided by a person, and until then neither a refund nor a share of the line moves.
 *
 * <p>Of other features' tables it reads the lines of {@code marketplace.order_line} that paid for a booking.
 *
 * <p>Events out: {@link io.linli.marketplace.booking.VisitCancelled}, {@link io.linli.marketplace.booking.VisitMoved}, {@link
 * io.linli.marketplace.paidvisit.VisitNews}, {@link io.linli.marketplace.paidvisit.TechnicianMissed}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.paidvisit;

import org.jspecify.annotations.NullMarked;
