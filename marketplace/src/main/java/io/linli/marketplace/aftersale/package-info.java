/**
 * After-sales: a resident asks for the money of an order line back, somebody decides, and the money follows.
 *
 * <p>A request goes to the supplier. When the supplier is silent for too long it passes to the property company; what the
 * supplier refused the household may take there once. {@link io.linli.marketplace.aftersale.AfterSaleState} is the whole
 * machine.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A line has at most one request that is not settled (a unique index).
 *   <li>Granting orders the refund in the same transaction, with the request's id as its cause: decided once, refunded once,
 *       never above what was paid for the line and has not gone back.
 *   <li>Every change of state is a guarded update and leaves a step, which is never changed.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.aftersale.AfterSaleMoved}. Events in: {@link
 * io.linli.marketplace.payment.LineRefunded}, {@link io.linli.marketplace.payment.RefundFailed}.
 */
@NullMarked
package io.linli.marketplace.aftersale;

import org.jspecify.annotations.NullMarked;
