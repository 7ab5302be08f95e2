package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Takes a delivery of the provider: verified, then stored and acted on, once, in one transaction. A repeated delivery answers
 * with the first outcome. What cannot be acted on is stored all the same: the janitor tries it again.
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
        return Uni.createFrom().item(() -> gateway.verify(body, signature)).chain(event -> Panache.withTransaction(
                        () -> store(event).chain(() -> act(event)))
                .onFailure()
                .call(() -> Panache.withTransaction(() -> store(event))));
    }

    private Uni<Integer> store(ProviderEvent event) {
        return events.store(List.of(event), clock.instant());
    }

    private Uni<EventOutcome> act(ProviderEvent event) {
        return event.isIrrelevant() ? Uni.createFrom().item(EventOutcome.IGNORED) : application.apply(event);
    }
}
