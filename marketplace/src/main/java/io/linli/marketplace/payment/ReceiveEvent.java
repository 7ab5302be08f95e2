package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Takes a delivery of the provider: verified, stored (committed), then acted on once. A repeated delivery answers with the
 * first outcome; one that was stored but not acted on before a crash is acted on now, or by the janitor.
 *
 * <p>Must not be called inside a transaction. Refuses with: {@code bad-signature} (forged, or older than five minutes);
 * then nothing is stored.
 */
@ApplicationScoped
public class ReceiveEvent {

    private final PaymentGateway gateway;
    private final ProviderEvents events;
    private final ApplyEvent application;
    private final Clock clock;

    ReceiveEvent(PaymentGateway gateway, ProviderEvents events, ApplyEvent application, Clock clock) {
        this.gateway = gateway;
        this.events = events;
        this.application = application;
        this.clock = clock;
    }

    /**
     * Verifies, stores and acts on one delivery.
     *
     * @param body the request's body, exactly as received
     * @param signature its signature header; empty when absent
     */
    public Uni<EventOutcome> receive(String body, String signature) {
        return Uni.createFrom()
                .item(() -> gateway.verify(body, signature))
                .call(event -> Panache.withTransaction(() -> events.store(List.of(event), clock.instant())))
                .chain(event ->
                        event.isIrrelevant() ? Uni.createFrom().item(EventOutcome.IGNORED) : application.apply(event));
    }
}
