/**
 * Events and their way to the receivers: {@code Stripe-Signature}, retries, faults on the way.
 *
 * <p>Invariants: an event and its deliveries are committed with the change that caused them; a delivery counts as made only
 * after the receiver answered 2xx, is tried again with doubled waiting otherwise, up to the account's bound, and is resumed
 * after a restart. As with Stripe, the order of arrival means nothing.
 */
@NullMarked
package io.linli.local.stripe.webhook;

import org.jspecify.annotations.NullMarked;
