package io.linli.web.payment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payment.EventOutcome;
import io.linli.marketplace.payment.ReceiveEvent;

/** Deliveries of the payment provider. */
@Path("/webhooks/stripe")
@PermitAll
@Tag(name = "webhooks")
public class WebhookResource {

    private final ReceiveEvent receiveEvent;

    WebhookResource(ReceiveEvent receiveEvent) {
        this.receiveEvent = receiveEvent;
    }

    /** What came of the delivery. */
    public record Received(EventOutcome outcome) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "A signed event of Stripe",
            description = "400 for a signature that is wrong or older than five minutes; otherwise 200, also for events"
                    + " that are repeated or about nothing of ours.")
    public Uni<Received> receive(@HeaderParam("Stripe-Signature") @Nullable String signature, byte @Nullable [] body) {
        return receiveEvent
                .receive(
                        body == null ? "" : new String(body, StandardCharsets.UTF_8),
                        signature == null ? "" : signature)
                .map(Received::new);
    }
}
