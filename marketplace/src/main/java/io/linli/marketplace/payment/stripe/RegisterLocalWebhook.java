package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.logging.Logger;

import io.linli.marketplace.payment.RegisterWebhook;

/**
 * For the local stack only: when an API base is set (so it is not the real Stripe) and no webhook secret is, the application
 * registers its own address with the simulator and uses the secret it is told.
 *
 * <p>The secret is shown only at creation. After a restart the same address is registered already, its secret gone: that
 * endpoint is deleted and made anew. With the real Stripe nothing of this happens: an operator registers the address and
 * puts the secret into {@code LINLI_STRIPE_WEBHOOK_SECRET}.
 */
@ApplicationScoped
class RegisterLocalWebhook implements RegisterWebhook {

    private static final Logger LOG = Logger.getLogger(RegisterLocalWebhook.class);
    private static final long MOST_ENDPOINTS = 100L;

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
        if (settings.apiBase().isEmpty()
                || settings.secretKey().isEmpty()
                || settings.webhookSecret().isPresent()) {
            return Uni.createFrom().item(false);
        }
        return stripe.call(client -> replace(client, address.toString()))
                .invoke(created -> secret.set(created.getSecret()))
                .invoke(() -> LOG.infof("webhook endpoint %s registered with the local simulator", address))
                .replaceWith(true);
    }

    private static WebhookEndpoint replace(StripeClient client, String address) throws StripeException {
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
        return endpoints.create(WebhookEndpointCreateParams.builder()
                .setUrl(address)
                .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
                .build());
    }
}
