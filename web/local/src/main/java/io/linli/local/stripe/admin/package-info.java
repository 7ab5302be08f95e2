/**
 * Calls that no real Stripe has: faults, settings, deliveries, the clock, disputes, reset. JSON in, JSON out; {@code GET
 * /admin} lists them. Meant for tests and for people at their own machine: there is no key to it.
 */
@NullMarked
package io.linli.local.stripe.admin;

import org.jspecify.annotations.NullMarked;
