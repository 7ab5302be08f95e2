/**
 * Stripe's manner of speaking HTTP: form-encoded requests, secret keys, errors, idempotency, lists, expansion, routes.
 *
 * <p>Invariants: an endpoint reads every parameter it knows and the call is refused if any is left over, before anything is
 * stored; an answer is written only after its work and, where a key was given, the answer itself are in the journal.
 */
@NullMarked
package io.linli.local.stripe.http;

import org.jspecify.annotations.NullMarked;
