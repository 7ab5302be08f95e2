package io.linli.marketplace.payment;

import java.net.URI;
import java.util.UUID;

/**
 * Where the payer goes to pay.
 *
 * @param url the provider's page for this attempt
 */
public record PaymentPage(UUID attemptId, URI url) {}
