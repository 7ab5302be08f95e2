/**
 * Checkout: sessions by API, and what their hosted page does to them.
 *
 * <p>Invariants: a session completes at most once, only while open, and only with its intent paid (or held, or set up); an
 * expired one can no longer be paid.
 */
@NullMarked
package io.linli.local.stripe.checkout;

import org.jspecify.annotations.NullMarked;
