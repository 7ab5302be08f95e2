/**
 * Reviews (评价): of visits, both ways, and of goods; and what they come to.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A visit that took place has at most one review a side: the resident's with stars, the technician's with facts about the
 *       household. Each may be changed until it is published.
 *   <li>Both are published together, when the second is given or fourteen days after the visit; nobody answers stars with stars. Who
 *       gives the second is decided under one lock a visit. What is being written as it falls due is looked at again.
 *   <li>Others see a first name and never more. What looks like a telephone number or an address of e-mail is refused.
 *   <li>A provider replies once. A review is hidden by the operator only, with a reason, and comes back as it was.
 *   <li>A household has at most one review of a good, whoever sold it, and only of one it got. It is published at once, may be changed and
 *       taken back for thirty days, and stands in a table of its own: nothing waits for another side, and no booking is behind it.
 *   <li>Ratings are counted by the database as reviews are published, hidden and shown, and equal what the reviews come to: {@code
 *       marketplace.rating_recomputed}.
 * </ul>
 *
 * <p>Events out: {@link io.linli.marketplace.review.GoodRated}, by which the catalogue learns what a good's reviews come to; nothing
 * else listens. Publishing is a kind of {@link io.linli.marketplace.deadline}.
 */
@NullMarked
package io.linli.marketplace.review;

import org.jspecify.annotations.NullMarked;
