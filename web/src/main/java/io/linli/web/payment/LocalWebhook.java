package io.linli.web.payment;

import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

import io.linli.marketplace.payment.RegisterWebhook;

/**
 * In the local stack, tells the simulator where to deliver, once the port is known. Does nothing with the real Stripe; see
 * {@link RegisterWebhook}. Until it worked, the janitor finds what happened.
 */
@ApplicationScoped
class LocalWebhook {

    private static final Logger LOG = Logger.getLogger(LocalWebhook.class);
    private static final int TRIES = 10;

    private final RegisterWebhook registration;

    LocalWebhook(RegisterWebhook registration) {
        this.registration = registration;
    }

    void started(@ObservesAsync HttpServerStart event) {
        var address = URI.create("http://localhost:" + event.options().getPort() + "/webhooks/stripe");
        Uni.createFrom()
                .deferred(() -> registration.register(address))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .atMost(TRIES)
                .subscribe()
                .with(
                        registered -> LOG.debugf("webhook endpoint registered: %s", registered),
                        failure -> LOG.warnf("webhook endpoint not registered: %s", failure.getMessage()));
    }
}
