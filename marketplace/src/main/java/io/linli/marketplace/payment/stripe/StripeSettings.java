package io.linli.marketplace.payment.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How to reach Stripe. In production: secret key and webhook secret from the environment, nothing else. */
@ConfigMapping(prefix = "linli.stripe")
public interface StripeSettings {

    /** {@code LINLI_STRIPE_SECRET_KEY}; without it nothing can be paid. */
    Optional<String> secretKey();

    /** {@code LINLI_STRIPE_WEBHOOK_SECRET}, of the endpoint an operator registered. */
    Optional<String> webhookSecret();

    /** {@code LINLI_STRIPE_CONNECT_WEBHOOK_SECRET}, of the endpoint an operator registered for connected accounts' events. */
    Optional<String> connectWebhookSecret();

    /** {@code LINLI_STRIPE_API_BASE}: the simulator's address in the local stack; absent for the real Stripe. */
    Optional<String> apiBase();

    @WithDefault("5s")
    Duration connectTimeout();

    @WithDefault("15s")
    Duration readTimeout();

    /** How often stripe-java itself tries again, with the same idempotency key. */
    @WithDefault("1")
    int networkRetries();

    /** How old a signed delivery may be. */
    @WithDefault("5m")
    Duration signatureTolerance();

    /** {@code LINLI_STRIPE_ACCOUNT_COUNTRY}: where the accounts of those we pay are, as ISO 3166 has it. */
    @WithDefault("HK")
    String accountCountry();
}
