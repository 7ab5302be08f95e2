package io.linli.marketplace.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The secret that deliveries are signed with: from the environment, or of the endpoint registered in the local stack. */
@ApplicationScoped
class SigningSecret {

    private volatile Optional<String> secret;

    SigningSecret(StripeSettings settings) {
        this.secret = settings.webhookSecret();
    }

    Optional<String> get() {
        return secret;
    }

    void set(String registered) {
        secret = Optional.of(registered);
    }
}
