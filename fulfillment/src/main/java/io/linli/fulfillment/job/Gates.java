package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Communities;

/** A property company's gate systems. */
@ApplicationScoped
public class Gates {

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tenancy tenancy;
    private final Communities communities;
    private final GateStore gates;
    private final Clock clock;

    Gates(Tenancy tenancy, Communities communities, GateStore gates, Clock clock) {
        this.tenancy = tenancy;
        this.communities = communities;
        this.gates = gates;
        this.clock = clock;
    }

    /** A gate and its secret, which is told once. */
    public record Opened(Gate gate, String secret) {}

    /** By age, those that were closed among them. */
    @WithTransaction
    public Uni<List<Gate>> of(UUID companyId) {
        return tenancy.enter(companyId).chain(() -> gates.ofCompany(companyId));
    }

    /** Refuses with: {@code gate-name-invalid}, {@code community-not-found} (also another company's). */
    @WithTransaction
    public Uni<Opened> open(UUID companyId, UUID communityId, String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new Refusal(Refusal.Kind.INVALID, "gate-name-invalid", "A gate's name has 1 to 60 characters.");
        }
        var gate = new Gate(Ids.next(), companyId, communityId, called, clock.instant(), Optional.empty());
        var secret = secret();
        return communities
                .get(communityId)
                .invoke(community -> {
                    if (!community.companyId().equals(companyId)) {
                        throw Refusal.notFound("community");
                    }
                })
                .chain(() -> tenancy.enter(companyId))
                .chain(() -> gates.insert(gate, secret))
                .replaceWith(new Opened(gate, secret));
    }

    /** Nothing it says counts any more. Repeating it changes nothing. Refuses with: {@code gate-not-found}. */
    @WithTransaction
    public Uni<Void> close(UUID companyId, UUID gateId) {
        return tenancy.enter(companyId)
                .chain(() -> gates.close(companyId, gateId, clock.instant()))
                .invoke(found -> {
                    if (!found) {
                        throw Refusal.notFound("gate");
                    }
                })
                .replaceWithVoid();
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
