/**
 * From the cart to the paid order: what a resident takes, what one checkout pays, and one order per supplier; the
 * household's bills are one more order, sold by the property company itself.
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
 *   <li>An unpaid group is cancelled once its time is over and gives back stock, seats and slots, and sets its bills
 *       free; money that comes later is refunded.
 *   <li>A group that waits for one open campaign is reserved by a card ({@link io.linli.marketplace.payment.CaptureMode}): it
 *       holds seats and stock as a paid one does, no supplier sees it, and nothing is charged before the campaign succeeds.
 *       If it fails, the group is cancelled uncharged. If the card cannot be charged at success, the group is pending again:
 *       its seats are held, uncounted, for a day ({@code linli.order.pay-again}) in which it can be paid in any way; then
 *       it is cancelled like any unpaid one, and seats and stock are free. Before the cut-off a hold that ended leaves time
 *       until the cut-off, at most that day.
 *   <li>Paid lines of a failed or cancelled campaign are refunded, each once; but of a failed one not those that were to be
 *       bought alone then.
 *   <li>Who leaves a campaign before it is decided has all of it undone in one transaction: lines in the cart removed, what
 *       is unpaid or reserved cancelled, the money of what is paid ordered back, seats and stock free.
 *   <li>Of paid lines of a campaign that succeeded at a lower price than they were paid at, what is left above that price goes
 *       back, once each; their units stay sold.
 *   <li>Where a good of a campaign cannot be delivered, the lines of those who have the substitute are of the substitute and say
 *       what was bought; what was paid stays, and what is too much goes back as above. Lines of those who have none are
 *       refunded, once each.
 * </ul>
 *
 * <p>A line of a group-buy of visits has a seat and a booking, which are one in all but name: it is the seat that is held, paid
 * and given back. Such a visit is to be made when its line is paid and the group-buy succeeded, or it was to be bought alone
 * and the group-buy failed ({@link io.linli.marketplace.order.VisitsToMake}).
 *
 * <p>Of other features' tables it reads the final prices of {@code marketplace.campaign_item}, how a {@code
 * marketplace.campaign} ended, what a {@code marketplace.campaign_join} is allotted and which substitute
 * it has, what a {@code marketplace.share_release} released, and which units an {@code
 * marketplace.after_sale} gave back or a household says never came, what of a {@code
 * marketplace.refundable} is claimed, and the time zone of a {@code marketplace.community}.
 *
 * <p>Events out: {@link io.linli.marketplace.order.OrderPaid}, {@link io.linli.marketplace.order.LinesLost}. Events in:
 * {@link io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignOff}, {@link
 * io.linli.marketplace.campaign.ItemSubstituted}, {@link io.linli.marketplace.payment.LineRefunded}, {@link
 * io.linli.marketplace.payment.RefundFailed}, {@link io.linli.marketplace.booking.VisitCompleted}, {@link
 * io.linli.marketplace.booking.VisitCancelled}.
 */
@NullMarked
package io.linli.marketplace.order;

import org.jspecify.annotations.NullMarked;
