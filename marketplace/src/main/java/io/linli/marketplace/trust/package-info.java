/**
 * Trust (授权): a household lets somebody who lives elsewhere book for it, like a child for the parents.
 *
 * <p>Invariants: only a household itself invites; an invitation is accepted once, by somebody of another household of the same
 * property company, and ends by itself; either side ends the trust at any time. Visits that are booked stay.
 *
 * <p>Events out and in: none.
 */
@NullMarked
package io.linli.marketplace.trust;

import org.jspecify.annotations.NullMarked;
