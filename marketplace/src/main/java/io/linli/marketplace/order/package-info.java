/**
 * From the cart to the paid order: what a resident takes, what one checkout pays, and one order per supplier.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A resident has at most one open cart; a cart is checked out at most once, and checking it out again answers with
 *       the same order group.
 *   <li>Placing writes the group, its orders, lines, frozen splits and a pending payment attempt in one transaction, with
 *       prices read from the database in it; never with prices a client sent.
 *   <li>An order moves to paid only through {@link io.linli.marketplace.payment.PaidGroups}, in the transaction that
 *       records the payment.
 *   <li>An unpaid group is cancelled once its time is over and gives back stock, seats and slots; money that comes later is
 *       refunded.
 *   <li>Lines of a failed campaign are refunded, each once.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.order.OrderPaid}, {@link io.linli.marketplace.order.LinesLost}. Events in:
 * {@link io.linli.marketplace.campaign.CampaignFailed}, {@link io.linli.marketplace.payment.LineRefunded}, {@link
 * io.linli.marketplace.payment.RefundFailed}, {@link io.linli.marketplace.booking.VisitCompleted}.
 */
@NullMarked
package io.linli.marketplace.order;

import org.jspecify.annotations.NullMarked;
