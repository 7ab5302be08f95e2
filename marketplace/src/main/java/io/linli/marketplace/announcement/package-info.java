/**
 * Announcements (公告): what the leader of a group-buy, or the property company that runs the community, tells about it, such
 * as "the van comes at five".
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Only the leader the campaign belongs to and its property company post; anybody who sees the campaign reads.
 *   <li>At most ten a day for one campaign, by the calendar of the community; the database has room for no more.
 *   <li>What was posted stays as it is, as long as notices are kept. It is posted once by its key, whoever repeats the request.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.announcement.AnnouncementPosted}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.announcement;

import org.jspecify.annotations.NullMarked;
