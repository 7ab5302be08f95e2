/**
 * Community group-buys: neighbours buy one offer together, at one price for all, if enough units are paid by the cut-off. The
 * price may fall in steps with the units they take together.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A campaign's state is a type; what it admits and how it ends follows from the type alone.
 *   <li>{@code joined} counts units that are paid for, or that a card stands for; nobody else does. It changes by guarded statements.
 *   <li>A household never has more units held or paid than the campaign's limit, whatever runs at the same time.
 *   <li>A seat goes HELD to CONFIRMED to REFUNDED, or HELD to RELEASED. It goes back from CONFIRMED to HELD only where a card
 *       stood for its money and does no longer: then it counts no more until it is paid.
 *   <li>Everybody joins and pays at the first price. The units that count when the campaign succeeds decide the final price,
 *       written once with that decision; units that are paid or lost later change it no more. What was paid above it goes back
 *       by {@code order}.
 *   <li>The cut-off is decided once. When it comes while seats are still held whose payment could tip the campaign, the
 *       decision waits for them: until the last of those holds is paid or gone, at most as long as a hold and a checkout
 *       last. No seat is given out meanwhile. A payment that arrives after a failure is refunded by {@code order}.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.campaign.CampaignMoved}, {@link
 * io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignFailed}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.campaign;

import org.jspecify.annotations.NullMarked;
