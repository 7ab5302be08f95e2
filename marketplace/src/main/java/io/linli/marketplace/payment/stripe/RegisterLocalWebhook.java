package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.marketplace.payment.RegisterWebhook;

/**
 * For the local stack only: when an API base is set (so it is not the real Stripe), the application registers its own
 * address with the simulator, once for our own account's events and once for those of connected accounts.
 *
 * <p>A secret from the environment is handed over, and the simulator keeps one endpoint for the address however often it is
 * registered. Without one the secret is told only at creation, so an older registration of the address is replaced. With the
 * real Stripe nothing of this happens: an operator registers the address and puts the secret into
 * {@code LINLI_STRIPE_WEBHOOK_SECRET}.
 */
@ApplicationScoped
class RegisterLocalWebhook implements RegisterWebhook {

    private static final Logger LOG = Logger.getLogger(RegisterLocalWebhook.class);
    private static final long MOST_ENDPOINTS = 100L;

    /** The simulator signs with the secret it is given; the real Stripe knows no such parameter. */
    private static final String SIMULATOR_SECRET = "simulator_secret";

    private final StripeCalls stripe;
    private final StripeSettings settings;
    private final SigningSecret secret;

    RegisterLocalWebhook(StripeCalls stripe, StripeSettings settings, SigningSecret secret) {
        this.stripe = stripe;
        this.settings = settings;
        this.secret = secret;
    }

    @Override
    public Uni<Boolean> register(URI address) {
        if (settings.apiBase().isEmpty() || settings.secretKey().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return stripe.call(client -> register(client, address.toString(), settings.webhookSecret()))
                .invoke(secrets -> secrets.forEach(secret::add))
                .invoke(() -> LOG.infof("webhook endpoints %s registered with the local simulator", address))
                .replaceWith(true);
    }

    private static List<String> register(StripeClient client, String address, Optional<String> secret)
            throws StripeException {
        if (secret.isEmpty()) {
            forget(client, address);
        }
        return List.of(
                endpoint(client, address, secret, false).getSecret(),
                endpoint(client, address, secret, true).getSecret());
    }

    private static WebhookEndpoint endpoint(
            StripeClient client, String address, Optional<String> secret, boolean ofConnectedAccounts)
            throws StripeException {
        var wanted = WebhookEndpointCreateParams.builder()
                .setUrl(address)
                .setConnect(ofConnectedAccounts)
                .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL);
        secret.ifPresent(known -> wanted.putExtraParam(SIMULATOR_SECRET, known));
        return client.v1().webhookEndpoints().create(wanted.build());
    }

    private static void forget(StripeClient client, String address) throws StripeException {
        var endpoints = client.v1().webhookEndpoints();
        var known = endpoints
                .list(WebhookEndpointListParams.builder()
                        .setLimit(MOST_ENDPOINTS)
                        .build())
                .getData();
        for (var endpoint : known) {
            if (address.equals(endpoint.getUrl())) {
                endpoints.delete(endpoint.getId());
            }
        }
    }
}
