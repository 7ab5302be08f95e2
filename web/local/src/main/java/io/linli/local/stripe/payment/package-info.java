/**
 * Taking money: customers and their payment methods, payment and setup intents, charges, refunds, disputes.
 *
 * <p>Invariants: an intent moves only along {@link io.linli.local.stripe.payment.IntentStatus}'s transitions; a charge is
 * captured at most once and never for more than was authorised; refunds of a charge never exceed what was captured; a
 * declined attempt leaves a failed charge, the intent's last error and its events.
 *
 * <p>A capture of less than was authorised, and the cancellation of an authorisation, release the rest: it shows as the
 * charge's {@code amount_refunded}, with neither a refund object nor a balance transaction, for no money moved.
 */
@NullMarked
package io.linli.local.stripe.payment;

import org.jspecify.annotations.NullMarked;
