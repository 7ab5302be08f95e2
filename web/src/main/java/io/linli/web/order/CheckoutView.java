package io.linli.web.order;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A placed order, waiting for its payment.
 *
 * @param payUrl the provider's page; coming back from it proves nothing, the order moves by the provider's word
 * @param expiresAt until when it can be paid
 */
public record CheckoutView(UUID orderGroupId, Money total, URI payUrl, Instant expiresAt) {}
