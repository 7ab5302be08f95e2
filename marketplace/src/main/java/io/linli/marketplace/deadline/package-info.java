/**
 * What falls due: a table of deadlines, and a runner on every instance that hands each to the feature it belongs to.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A kind and a subject have at most one deadline. Setting it again moves it.
 *   <li>A deadline is acted on and removed in one transaction, under its row's lock: whatever crashes, its effect is there
 *       once or not yet. Rows another instance works on are skipped, not waited for.
 *   <li>What a handler does not name done is kept and looked at again soon.
 *   <li>One that fails is tried again with growing pauses, alone, and is never given up. The failure is counted outside of the
 *       transaction it undid, and holds up no other deadline.
 *   <li>Due is what the injected clock says, never the database's. A clock that is set forward acts on all that it passes; one
 *       that is set back finds nothing to repeat, as what was acted on is gone, and brings back what was put off too far.
 * </ul>
 *
 * <p>A feature either sets its deadlines by {@link io.linli.marketplace.deadline.Deadlines} in the transaction of what they are
 * about, or lets a trigger of its table do so (campaigns). Events out and in: none.
 */
@NullMarked
package io.linli.marketplace.deadline;

import org.jspecify.annotations.NullMarked;
