package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Answers a dispute: the evidence is kept first, sent to the provider outside any transaction, and what the provider makes of
 * it is written down. The same text again is the same call; after a crash in between the dispute still awaits it.
 *
 * <p>Must not be called inside a transaction. Refuses with: {@code dispute-not-found}, {@code evidence-invalid} (blank, or
 * longer than {@value #LONGEST} characters), {@code dispute-not-answerable} (answered, closed or past its deadline), {@code
 * evidence-rejected} by the provider, {@code payment-provider-unavailable}.
 */
@ApplicationScoped
public class SubmitEvidence {

    private static final Logger LOG = Logger.getLogger(SubmitEvidence.class);

    public static final int LONGEST = 20_000;

    private final DisputeStore store;
    private final RecordOutcome outcomes;
    private final PaymentGateway gateway;
    private final Tenancy tenancy;
    private final Clock clock;

    SubmitEvidence(DisputeStore store, RecordOutcome outcomes, PaymentGateway gateway, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.gateway = gateway;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @return the dispute as it stands then */
    public Uni<Dispute> submit(UUID id, String text) {
        var evidence = text.strip();
        if (evidence.isEmpty() || evidence.length() > LONGEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "evidence-invalid",
                    "Evidence is a text of 1 to " + LONGEST + " characters.",
                    Map.of("most", LONGEST));
        }
        return intend(id, evidence)
                .chain(dispute -> gateway.submitEvidence(order(dispute, evidence)))
                .onFailure(ProviderFailure.class)
                .transform(failure -> refusal((ProviderFailure) failure, id))
                .chain(outcomes::record)
                .chain(() -> look(id));
    }

    private Uni<Dispute> intend(UUID id, String evidence) {
        return Panache.withTransaction(() -> tenancy.cross("answer a dispute")
                .chain(() -> store.find(id, true))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("dispute")))
                .invoke(this::requireAnswerable)
                .call(dispute -> tenancy.enter(dispute.companyId()))
                .call(dispute -> store.answer(id, evidence)));
    }

    private Uni<Dispute> look(UUID id) {
        return Panache.withTransaction(() -> tenancy.cross("answer a dispute")
                .chain(() -> store.find(id, false))
                .map(found -> found.orElseThrow()));
    }

    private void requireAnswerable(Dispute dispute) {
        if (!dispute.answerable(clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "dispute-not-answerable",
                    "This dispute was answered, is closed, or its deadline has passed.");
        }
    }

    private static PaymentGateway.EvidenceOrder order(Dispute dispute, String evidence) {
        var key = UUID.nameUUIDFromBytes((dispute.id() + evidence).getBytes(StandardCharsets.UTF_8));
        return new PaymentGateway.EvidenceOrder(dispute.providerDispute(), evidence, key.toString());
    }

    private static Refusal refusal(ProviderFailure failure, UUID id) {
        LOG.warnf("evidence of dispute %s: %s %s", id, failure.kind(), failure.code());
        return failure.kind() == ProviderFailure.Kind.REJECTED
                ? new Refusal(
                        Refusal.Kind.CONFLICT, "evidence-rejected", "The payment provider no longer takes evidence.")
                : new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "payment-provider-unavailable",
                        "The payment provider cannot be reached now; the evidence is kept. Please try again.");
    }
}
