/**
 * Where the simulator keeps what it knows: one {@link io.linli.local.stripe.store.Account} per secret key.
 *
 * <p>Invariants: an account is changed by one thread at a time, only through a {@link io.linli.local.stripe.store.Work}; a
 * work is committed as a whole, as one line of the account's journal, before anybody sees its result; after a crash the
 * journal's complete lines are replayed and a torn last line is dropped. Objects are kept as encoded JSON, so nobody can
 * change one behind the store's back. Journals are rewritten once they hold far more than what is alive, and everything
 * that only serves for a while (events, deliveries, idempotency keys) is bounded by age and by number.
 */
@NullMarked
package io.linli.local.stripe.store;

import org.jspecify.annotations.NullMarked;
