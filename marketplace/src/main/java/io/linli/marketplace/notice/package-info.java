/**
 * Notices (消息): what a resident is told by the marketplace, kept until it is read and after.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A notice is one resident's, and nobody else reads it or marks it as read.
 *   <li>It holds ids, numbers and money, never text: words are made when it is read, in the reader's language.
 *   <li>What made it makes it once: the same event told again writes nothing more.
 *   <li>Notices and announcements are kept for a time ({@code linli.notice.keep}, 400 days); then they go, a portion at a time, by a
 *       function of the database that deletes nothing younger than thirty days.
 *   <li>Everybody whom an event concerns is told in the transaction that hears of it, many in one statement.
 * </ul>
 *
 * <p>Besides, it is told over other channels, by the package {@code message}: the database writes a message for every notice.
 * {@link io.linli.marketplace.notice.TellOne} tells one resident something; reminders and reviews do.
 *
 * <p>A further kind is a constant of {@link io.linli.marketplace.notice.NoticeKind}, a line in {@link
 * io.linli.marketplace.notice.TellMembers} or {@link io.linli.marketplace.notice.TellHouseholds} that says which event makes it, and its words.
 *
 * <p>Events in: {@link io.linli.marketplace.campaign.CampaignSucceeded}, {@link
 * io.linli.marketplace.campaign.CampaignFailed}, {@link io.linli.marketplace.campaign.CampaignCancelled}, {@link
 * io.linli.marketplace.campaign.CampaignExtended}, {@link io.linli.marketplace.campaign.ItemSubstituted}, {@link
 * io.linli.marketplace.announcement.AnnouncementPosted}, {@link io.linli.marketplace.booking.TechnicianComes}, {@link
 * io.linli.marketplace.paidvisit.VisitNews}. Events out: none.
 *
 * <p>Of other features' tables it reads who has a seat in {@code marketplace.campaign_join}, and what was paid for it and went
 * back before in {@code marketplace.orders}, {@code marketplace.order_line}, {@code marketplace.payment_attempt} and {@code
 * marketplace.refund}.
 */
@NullMarked
package io.linli.marketplace.notice;

import org.jspecify.annotations.NullMarked;
