/**
 * A household disputes a visit that was made: within 48 hours of its end, while its money still waits. The provider answers, the
 * platform decides, and the money follows.
 *
 * <p>Invariants: a visit is disputed at most once; from the transaction that opens a dispute to the one that ends it no share of the
 * visit's line is released, which the row of its release holds (what was released before, because nobody called the visit done for days,
 * is owed where it goes back); a refund that comes back holds it again; the provider has a day to answer, the platform decides after that or
 * after the answer; what is granted goes back through the one mechanism of refunds, once for each decision, and what is left is
 * released when that is done; every change is a guarded update.
 *
 * <p>Events out: {@link io.linli.marketplace.visitdispute.VisitDisputeMoved}. Events in: {@link
 * io.linli.marketplace.payment.LineRefunded}, {@link io.linli.marketplace.payment.RefundFailed}.
 *
 * <p>Of other features' tables it reads what was paid for a booking in {@code marketplace.order_line}, {@code marketplace.orders}
 * and {@code marketplace.order_group}, and whether a {@code marketplace.refund} stands; for the figures of a property company also {@code marketplace.booking} and the ledger.
 */
@NullMarked
package io.linli.marketplace.visitdispute;

import org.jspecify.annotations.NullMarked;
