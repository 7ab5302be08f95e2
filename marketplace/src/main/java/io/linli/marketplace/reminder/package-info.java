/**
 * Reminders of visits (提醒): the evening before, two hours before, on the way, and afterwards "how was it".
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>When to remind stands in {@link io.linli.marketplace.deadline}, set by the database in the transaction that makes, moves or
 *       ends a booking: a visit that was moved or cancelled has no deadline of its old time, and what was not sent yet of it is not
 *       sent.
 *   <li>A reminder is bound to the visit's time and technician: each version is told once, in the transaction that removes its
 *       deadline; of a visit that was moved away and back, what was not sent is sent after all. Acted on late, it is told only as long as it is true.
 *   <li>Residents get a notice, and by it a message; technicians get an e-mail and have the visit on their page of the day.
 * </ul>
 *
 * <p>Events in and out: none.
 */
@NullMarked
package io.linli.marketplace.reminder;

import org.jspecify.annotations.NullMarked;
