package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Who may read a technician's calendar: whoever knows its token, which is told once and kept nowhere. */
@ApplicationScoped
public class CalendarFeeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private static final String PUBLISH =
            """
            INSERT INTO fulfillment.calendar_feed (technician_id, token_hash, created_at)
            SELECT id, :hash, :now FROM fulfillment.technician WHERE id = :technician
            ON CONFLICT (technician_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, created_at = EXCLUDED.created_at""";

    private static final String WITHDRAW = "DELETE FROM fulfillment.calendar_feed WHERE technician_id = :technician";

    private static final String WHOSE = "SELECT technician_id FROM fulfillment.calendar_feed WHERE token_hash = :hash";

    private final Clock clock;

    CalendarFeeds(Clock clock) {
        this.clock = clock;
    }

    /** A new token; an older one is good for nothing from now on. Refuses with: {@code technician-not-found}. */
    @WithTransaction
    public Uni<String> publish(UUID technicianId) {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUBLISH)
                        .setParameter("technician", technicianId)
                        .setParameter("hash", hash(token))
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(written -> {
                    if (written == 0) {
                        throw Refusal.notFound("technician");
                    }
                    return token;
                });
    }

    /** Nobody may read it any more. */
    @WithTransaction
    public Uni<Void> withdraw(UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHDRAW)
                        .setParameter("technician", technicianId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Whose calendar a token opens. Refuses with: {@code calendar-not-found}. */
    @WithSession
    public Uni<UUID> technicianOf(String token) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(WHOSE)
                        .setParameter("hash", hash(token))
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("calendar"));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
