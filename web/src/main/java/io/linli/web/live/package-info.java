/**
 * A group-buy as it goes: whoever looks at one is told by server-sent events how far it is.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>What a viewer is told is always read from the database, never carried by a message. The first thing told is how far the
 *       campaign is now: it does not matter what was missed.
 *   <li>Each instance asks the database once for all its viewers of all campaigns that changed, one question at a time, and no
 *       sooner than {@code linli.live.pace} after the last.
 *   <li>Between the instances travels only which campaigns changed, by Redis, one subscription an instance. Redis may be away,
 *       or be hung: then those that are watched are looked at every few seconds, until it is heard again.
 *   <li>There are never more viewers than {@code linli.live.viewers}, and who went away is forgotten.
 * </ul>
 *
 * <p>Events in: {@link io.linli.marketplace.campaign.CampaignMoved}, {@link
 * io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignFailed}. Events out: none.
 */
@NullMarked
package io.linli.web.live;

import org.jspecify.annotations.NullMarked;
