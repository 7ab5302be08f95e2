/**
 * Group-buys of a home service: neighbours of a community, or of some of its buildings, have one service done on one day, at a
 * price that may fall with the number of visits. A leader or the property company opens one; residents join it with a time of
 * that day.
 *
 * <p>A day of visits is a {@code campaign} of another kind: seats, paying, counting, deadlines and refunds are the campaign's;
 * the time behind a seat is of the same calendar as that of visits booked alone.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>The service is one that is offered in the community. Provider, duration and price alone are those of the moment it was
 *       opened.
 *   <li>It is never for more visits than the technicians could make on that day when it was opened; whether a time can still be
 *       had, only their calendar decides.
 *   <li>The cut-off is hours before the day begins, also when it is put off, and the day at most two months ahead.
 *   <li>One visit a household, whatever runs at the same time.
 * </ul>
 *
 * <p>Events out and in: none but the campaign's.
 */
@NullMarked
package io.linli.marketplace.visits;

import org.jspecify.annotations.NullMarked;
