package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * A gate read a technician's pass: the technician of that visit is there. Told again, it changes nothing.
 *
 * <p>A message is signed with HMAC-SHA-256 over its time in seconds, a dot and its body, as {@code t=<seconds>,v1=<hex>}; one that
 * is older than {@link #OLDEST} counts for nothing, so that nobody can say it again much later.
 */
@ApplicationScoped
public class HearGate {

    static final Duration OLDEST = Duration.ofMinutes(5);

    /** A gate may have been without a network; nobody checks in for another day. */
    private static final Duration EARLIEST = Duration.ofHours(12);

    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private final Tenancy tenancy;
    private final GateStore gates;
    private final JobStore jobs;
    private final ComesAfterAll comes;
    private final Clock clock;

    HearGate(Tenancy tenancy, GateStore gates, JobStore jobs, ComesAfterAll comes, Clock clock) {
        this.comes = comes;
        this.tenancy = tenancy;
        this.gates = gates;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What a gate says.
     *
     * @param event the gate's own id of it
     * @param pass as the gate read it from the technician's phone
     * @param at when that was
     */
    public record GateEvent(String event, String pass, Instant at) {}

    /**
     * Whether the body comes from the gate. Refuses with: {@code gate-signature-invalid} (also for a gate that is not known or was
     * closed).
     */
    @WithTransaction
    public Uni<Gate> verify(UUID gateId, String signature, byte[] body) {
        return tenancy.cross("a gate's message").chain(() -> gates.open(gateId)).map(found -> found.filter(
                        gate -> signed(gate.secret(), signature, body))
                .map(GateStore.Keyed::gate)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "gate-signature-invalid",
                        "This message is not signed by a gate we know, or it is too old.")));
    }

    /**
     * Refuses with: {@code gate-event-invalid} (no id, or a time in the future), {@code pass-not-found} (of no visit in the gate's
     * community), {@code pass-not-valid-now} (more than half a day before or after the visit).
     *
     * @param gate as {@link #verify} found it
     */
    @WithTransaction
    public Uni<Job> hear(Gate gate, GateEvent said) {
        var now = clock.instant();
        if (said.event().isBlank() || said.event().length() > 80 || said.at().isAfter(now.plus(OLDEST))) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "gate-event-invalid", "An event has an id and a time that is over.");
        }
        return tenancy.enter(gate.companyId())
                .chain(() -> gates.jobOfPass(gate.communityId(), said.pass()))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("pass")))
                .chain(jobs::byId)
                .map(Optional::orElseThrow)
                .invoke(job -> requireNear(job, said.at()))
                .call(job -> gates.hear(gate, said.event(), job.id(), said.at(), now))
                .call(job -> jobs.arrive(job.id(), Job.ArrivedBy.GATE, said.at()))
                .chain(job -> jobs.byId(job.id()))
                .map(Optional::orElseThrow)
                .call(comes::noted);
    }

    private boolean signed(String secret, String signature, byte[] body) {
        var parts = SIGNATURE.matcher(signature);
        if (!parts.matches()) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        boolean recent = Duration.between(at, clock.instant()).abs().compareTo(OLDEST) <= 0;
        return recent
                && MessageDigest.isEqual(
                        hash(secret, parts.group(1), body), HexFormat.of().parseHex(parts.group(2)));
    }

    private static byte[] hash(String secret, String seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireNear(Job job, Instant at) {
        if (at.isBefore(job.startsAt().minus(EARLIEST))
                || at.isAfter(job.endsAt().plus(EARLIEST))) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "pass-not-valid-now", "This pass is for another day.");
        }
    }
}
