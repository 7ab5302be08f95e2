/**
 * What an account still has to do later: timers and webhook deliveries, in the order they are due.
 *
 * <p>Invariants: whatever is due is stored with the account before it is queued, so a restart queues it again; the queue
 * runs by the account's clock, which an admin call can move forward.
 */
@NullMarked
package io.linli.local.stripe.agenda;

import org.jspecify.annotations.NullMarked;
