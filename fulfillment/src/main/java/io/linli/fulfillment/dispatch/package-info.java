/**
 * Who comes to a visit (派单): chosen by itself, taken from a pool, or said by the provider; and somebody else when whoever was to come
 * drops out.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A paid visit always holds somebody's time. Where it is open who comes, that is a promise to the resident, not yet to the
 *       technician; a day before the visit it becomes one.
 *   <li>Somebody else comes only after that one's time was got, by the same constraint as when it is booked; in the same transaction
 *       the job, the booking and the slot say the same again.
 *   <li>Of two who take or are given a visit at once the first wins; the other is told. The job's row is locked first.
 *   <li>Whoever is away for the whole day, has left, lacks what the visit asks for or says "I cannot come" is replaced by itself, by the
 *       same choice. Where nobody is free the visit is listed for a person, the household is told and may give it up or move it for
 *       nothing, and somebody is looked for again and again, until whoever was to come can come after all, or the visit is over:
 *       then it is called off, and all goes back.
 *   <li>"I cannot come" is of one technician and one time: it is forgotten when the visit is moved, or given to that technician again.
 * </ul>
 *
 * <p>Events out and in: none of its own; that another technician comes is marketplace's to tell, through {@link
 * io.linli.marketplace.booking.ChangeTechnician}.
 */
@NullMarked
package io.linli.fulfillment.dispatch;

import org.jspecify.annotations.NullMarked;
