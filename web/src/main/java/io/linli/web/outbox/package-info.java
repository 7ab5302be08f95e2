/**
 * Events that commit with what they tell of, and reach each listener at least once.
 *
 * <p>Publishing writes the event and one delivery per listener in the caller's transaction. The relay of any one instance
 * takes a listener's deliveries in the order of publishing (an advisory lock keeps the others off), each in a transaction
 * of its own that also marks it done. A failing delivery holds up the ones behind it, is retried with growing pauses, and
 * after the last attempt is set aside, counted and logged, so that one bad event cannot stop a listener for good.
 */
@NullMarked
package io.linli.web.outbox;

import org.jspecify.annotations.NullMarked;
