/**
 * Connect and money on its way out: connected accounts and their onboarding, transfers, reversals, payouts.
 *
 * <p>Invariants: a transfer never takes more than the available balance or, with {@code source_transaction}, than that
 * charge; reversals of a transfer never exceed it; each moves the same amount out of one account's balance and into the
 * other's, with a balance transaction on both sides. Payouts happen only when asked for: no account pays out by itself.
 */
@NullMarked
package io.linli.local.stripe.connect;

import org.jspecify.annotations.NullMarked;
