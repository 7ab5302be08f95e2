/**
 * Where the simulator keeps what it knows: one {@link io.linli.local.stripe.store.Account} per secret key.
 *
 * <p>Invariants: an account is changed by one thread at a time, only through a {@link io.linli.local.stripe.store.Work}; a
 * work is committed as a whole, in one write to the account's journal, before anybody sees its result; after a crash the
 * journal's complete commits are replayed and a torn one is dropped. Objects stay in the file, only an index is in memory,
 * and accounts nobody uses leave it. Journals are rewritten once they hold far more than what is alive, and everything
 * that only serves for a while (events, deliveries, idempotency keys) is bounded by age and by number.
 */
@NullMarked
package io.linli.local.stripe.store;

import org.jspecify.annotations.NullMarked;
