/**
 * Extra work (加项): what a technician finds on site besides what was booked, agreed by the household on its phone and paid at once.
 *
 * <p>Invariants: nothing of it is owed before the household agreed; it is paid by an order of its own, divided as the visit is; a visit
 * is not finished while something that was agreed waits to be paid. An order for it that nobody paid in time is cancelled like any
 * other, and it may be agreed again.
 *
 * <p>Events out: {@link io.linli.marketplace.paidvisit.VisitNews}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.extrawork;

import org.jspecify.annotations.NullMarked;
