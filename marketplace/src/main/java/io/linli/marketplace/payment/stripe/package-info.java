/**
 * Stripe, by its own Java library: the only place that uses it. Implements the ports of {@code payment}; blocking calls run
 * on worker threads and come back on the caller's context.
 */
@NullMarked
package io.linli.marketplace.payment.stripe;

import org.jspecify.annotations.NullMarked;
