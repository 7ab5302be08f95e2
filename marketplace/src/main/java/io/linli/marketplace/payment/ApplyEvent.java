package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Acts on a stored event once: what it changes and the note that it was acted on commit together. */
@ApplicationScoped
public class ApplyEvent {

    private static final Logger LOG = Logger.getLogger(ApplyEvent.class);

    private final ProviderEvents events;
    private final RecordOutcome outcomes;

    ApplyEvent(ProviderEvents events, RecordOutcome outcomes) {
        this.events = events;
        this.outcomes = outcomes;
    }

    /** Acts on it, if nobody did. @return what came of it, now or when it was first told */
    @WithTransaction
    public Uni<EventOutcome> apply(ProviderEvent event) {
        return events.take(event.id())
                .chain(known ->
                        known.map(outcome -> Uni.createFrom().item(outcome)).orElseGet(() -> act(event)));
    }

    private Uni<EventOutcome> act(ProviderEvent event) {
        return outcomes.record(event.fact())
                .call(outcome -> events.conclude(event.id(), outcome))
                .invoke(outcome -> LOG.infof("provider event %s %s: %s", event.id(), event.type(), outcome));
    }
}
