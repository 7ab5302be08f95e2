/**
 * The money of an account: balance transactions and the balance they add up to.
 *
 * <p>Invariants: the balance changes only through a balance transaction; per account and currency the sum of all
 * transactions' {@code net} equals available plus pending; amounts are whole minor units. A charge's fee is
 * {@code amount × feeBasisPoints / 10,000}, rounded half up, plus {@code feeFixed} (both zero unless an admin call sets
 * them); refunds do not give it back. Charges settle in their own currency: nothing is converted.
 */
@NullMarked
package io.linli.local.stripe.balance;

import org.jspecify.annotations.NullMarked;
