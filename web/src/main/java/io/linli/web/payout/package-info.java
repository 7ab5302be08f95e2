/**
 * Payouts over HTTP: where a party is paid, when, what it was paid, and for which orders.
 *
 * <p>Invariant: a supplier, property company or leader sees and changes what is its own only; the operator sees all and may pay
 * out before the day.
 */
@NullMarked
package io.linli.web.payout;

import org.jspecify.annotations.NullMarked;
