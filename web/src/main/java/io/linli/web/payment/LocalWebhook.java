package io.linli.web.payment;

import io.quarkus.vertx.http.HttpServer;
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
    private final HttpServer server;

    LocalWebhook(RegisterWebhook registration, HttpServer server) {
        this.registration = registration;
        this.server = server;
    }

    void started(@ObservesAsync HttpServerStart event) {
        Uni.createFrom()
                .item(this::address)
                .chain(registration::register)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .atMost(TRIES)
                .subscribe()
                .with(
                        registered -> LOG.debugf("webhook endpoint registered: %s", registered),
                        failure -> LOG.warnf("webhook endpoint not registered: %s", failure.getMessage()));
    }

    /** The port that is listened on: where it was left to the system to choose, only the server knows it, once it is up. */
    private URI address() {
        int port = server.getPort();
        if (port <= 0) {
            throw new IllegalStateException("the server has no port yet");
        }
        return URI.create("http://localhost:" + port + "/webhooks/stripe");
    }
}
