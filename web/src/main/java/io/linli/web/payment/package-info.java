/**
 * Paying over HTTP: the provider's deliveries come in here, and a payer is sent to the provider from here.
 *
 * <p>Invariant: a delivery is judged by its signature over the bytes received, never by who sent it.
 */
@NullMarked
package io.linli.web.payment;

import org.jspecify.annotations.NullMarked;
