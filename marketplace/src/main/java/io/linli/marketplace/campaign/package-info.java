/**
 * Community group-buys: neighbours buy goods of one or several suppliers together, each at one price for all, if enough is paid
 * by the cut-off: units, households or money. The price of a good may fall in steps with the units they take together, and a
 * good may be sold in cases, which the tolerance of members helps to fill.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A campaign's state is a type; what it admits and how it ends follows from the type alone.
 *   <li>What a campaign offers changes only while it is a draft. A copy of a campaign is a draft; one that is never published
 *       serves as a template.
 *   <li>Only what is paid for, or a card stands for, counts: units, households, money. It is counted with the campaign locked.
 *   <li>Paid seats are numbered from 1 in the order of paying; a number is never given twice.
 *   <li>A household never has more units held or paid than the campaign's limit, whatever runs at the same time.
 *   <li>A seat goes HELD to CONFIRMED to REFUNDED, or HELD to RELEASED. It goes back from CONFIRMED to HELD only where a card
 *       stood for its money and does no longer: then it counts no more until it is paid.
 *   <li>Everybody joins and pays at the first price. The units that count when the campaign succeeds decide the final price,
 *       written once with that decision; units that are paid or lost later change it no more. What was paid above it goes back
 *       by {@code order}.
 *   <li>Of a good sold in cases whole cases are bought only ({@link io.linli.marketplace.campaign.Allotment}): who tolerates more
 *       pays for that much and gets back what no case needed; who came last goes without where a case stays open.
 *   <li>Who chose to buy alone where the campaign fails pays the price of buying alone and keeps the goods then; if it
 *       succeeds, what was paid above its price comes back. If it is cancelled, all money goes back.
 *   <li>The cut-off is a {@code deadline} of every open campaign, kept in step by the database; it is decided once. When it comes
 *       while seats are still held whose payment could change the outcome, a price or the cases, the decision waits for them:
 *       until the last of those holds is paid or gone, at most as long as a hold and a checkout last; it also waits, and keeps nobody waiting, where somebody is just joining. No seat is given out meanwhile. A payment that arrives after a failure is refunded by {@code order}.
 *   <li>A team is a campaign of one good for so many households and no more, one unit each: what they may be is the business
 *       of {@code team}. It is due as soon as its last place is paid, and when nobody is left in it.
 *   <li>A good that cannot be delivered is replaced once, by another of its supplier that costs at most what was promised. Who
 *       paid and chose so when joining has the substitute, first come first served by its stock; all other seats of the good are
 *       given up. What could not be delivered does not come back into the stock.
 *   <li>A campaign of visits ({@link io.linli.marketplace.campaign.VisitDay}) is for one home service on one day, one visit a
 *       household, each at a time of the technicians' calendar. That time stands behind the seat as stock does behind goods: it
 *       is taken, kept and given back in the same transaction, and the database holds the two together. Its cut-off comes well
 *       before the day. Who may open one, and on what terms, is the business of {@code visits}.
 *   <li>Who leaves before it is decided counts no more: units, household and money.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.campaign.CampaignMoved}, {@link
 * io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignOff}, {@link
 * io.linli.marketplace.campaign.CampaignExtended}, {@link io.linli.marketplace.campaign.ItemSubstituted}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.campaign;

import org.jspecify.annotations.NullMarked;
