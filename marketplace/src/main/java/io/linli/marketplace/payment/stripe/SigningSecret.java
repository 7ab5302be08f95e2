package io.linli.marketplace.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The secrets that deliveries are signed with, one of our own account's events and one of its connected accounts': from the
 * environment, or of the endpoints registered in the local stack.
 */
@ApplicationScoped
class SigningSecret {

    private final List<String> secrets;

    SigningSecret(StripeSettings settings) {
        this.secrets = new CopyOnWriteArrayList<>(
                Stream.concat(settings.webhookSecret().stream(), settings.connectWebhookSecret().stream())
                        .toList());
    }

    List<String> all() {
        return secrets;
    }

    void add(String registered) {
        if (!secrets.contains(registered)) {
            secrets.add(registered);
        }
    }
}
