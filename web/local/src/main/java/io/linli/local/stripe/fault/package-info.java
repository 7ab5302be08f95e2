/**
 * Planned misfortune: what an admin call asked to go wrong, how often, and the dice that decide.
 *
 * <p>Invariant: with the same seed and the same sequence of chances a fault strikes at the same places. A fault is stored
 * with the account, so it survives a restart with the number of times it still has to strike.
 */
@NullMarked
package io.linli.local.stripe.fault;

import org.jspecify.annotations.NullMarked;
