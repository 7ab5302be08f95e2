/**
 * Teams: so many households of a community buy one unit each at the team's price, if they come together in time. Leaders and
 * property companies say of which goods and on what terms ({@link io.linli.marketplace.team.TeamOffer}); any resident opens a
 * team, and takes its first place.
 *
 * <p>A team is a {@code campaign} of another kind: places, paying, counting, deadlines and refunds are the campaign's.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A good is offered to the teams of a community on one set of terms at a time; terms never change. Withdrawn, no team is
 *       opened any more, and those that are open go on.
 *   <li>A team never has more households than its size, and none of them twice: the database sees to it.
 *   <li>Its last place paid, it succeeds at once; not full in time, it fails, and everybody's money goes back.
 *   <li>Who opened it is a member like the others. Leaving, or not paying in time, it is passed on to who paid first of those
 *       who stay; without anybody it ends.
 *   <li>A full team is decided at once. If a card is taken back before that, it is open again for the time it had left.
 *   <li>A household has at most so many teams open that it opened or that were passed on to it ({@code
 *       linli.team.open-per-household}); opening one more is refused.
 *   <li>Opening takes two steps: the team, then its first place, as everybody takes one. Where there is no place to be had the
 *       team ends; where the second step is never taken the campaign's janitor ends it. No team without a paid member is shown.
 * </ul>
 *
 * <p>Events out and in: none but the campaign's.
 */
@NullMarked
package io.linli.marketplace.team;

import org.jspecify.annotations.NullMarked;
