package io.linli.marketplace.payment;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A payer who is to be sent to the provider.
 *
 * @param successUrl where the provider's page sends the browser afterwards; it proves nothing
 * @param cancelUrl where it sends the browser when the payer turns back
 * @param locale of the provider's page and the names on it
 * @param payBy where card and wallet have different pages: which; empty keeps to the page there is, else a card
 */
public record PaymentRequest(
        UUID companyId, UUID groupId, URI successUrl, URI cancelUrl, Locale locale, Optional<PayBy> payBy) {}
