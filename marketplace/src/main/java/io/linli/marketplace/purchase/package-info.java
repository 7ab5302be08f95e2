/**
 * Purchase orders (采购单): what each supplier is to deliver for a group-buy that succeeded, one order each.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A supplier has at most one purchase order of a campaign, and one of each substitute, whoever asks for it and how often; it is written once and never
 *       changed. Numbers are given without a gap, by property company and day.
 *   <li>It is written when nothing of the campaign is open any more: no seat is held, and no card stands for one that is not
 *       charged yet. So units that are paid after the cut-off are in it, and units whose card fails are not. In most campaigns
 *       that is at the cut-off; else as soon as the last payment came or was given up, which is bounded by the time of holds and
 *       of paying again.
 *   <li>Its units are what members have in the end of their paid seats. Of a good sold in cases as many cases are ordered as hold
 *       them. Its price is the campaign's final price, what members pay; what the supplier is owed of it follows from the split.
 *   <li>Where a good is replaced after that, what comes instead is ordered by one more purchase order, which names the good; the
 *       first one stays as it was written.
 *   <li>Refunds after it was written (after-sale) do not change it: the goods were ordered.
 * </ul>
 *
 * <p>Events in: {@link io.linli.marketplace.campaign.CampaignSucceeded}, {@link
 * io.linli.marketplace.campaign.ItemSubstituted}. Events out: none.
 */
@NullMarked
package io.linli.marketplace.purchase;

import org.jspecify.annotations.NullMarked;
