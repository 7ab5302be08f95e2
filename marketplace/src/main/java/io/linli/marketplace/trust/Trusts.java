package io.linli.marketplace.trust;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/**
 * Who may book for which household besides those who live there.
 *
 * <p>Refuses with: {@code invitation-not-found} (unknown, used, over, or of another property company), {@code own-household}, {@code
 * too-many-invitations}, {@code trust-not-found}, {@code household-not-trusting}.
 */
@ApplicationScoped
public class Trusts {

    private static final int MOST = 20;
    private static final Duration INVITED = Duration.ofDays(7);
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int CODE = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String INVITE =
            """
            INSERT INTO marketplace.household_trust (id, company_id, household_id, invited_by, code_hash, expires_at, created_at)
            SELECT :id, :company, :household, :resident, :hash, :until, :now
            WHERE (SELECT count(*) FROM marketplace.household_trust t WHERE t.household_id = :household AND t.revoked_at IS NULL
                AND (t.resident_id IS NOT NULL OR t.expires_at > :now)) < :most""";

    private static final String ACCEPT =
            """
            UPDATE marketplace.household_trust SET resident_id = :resident, accepted_at = :now
            WHERE code_hash = :hash AND resident_id IS NULL AND revoked_at IS NULL AND expires_at > :now
                AND NOT EXISTS (SELECT FROM marketplace.household_trust known
                    WHERE known.household_id = household_trust.household_id AND known.resident_id = :resident
                        AND known.revoked_at IS NULL)""";

    private static final String OF_CODE =
            """
            SELECT household_id FROM marketplace.household_trust
            WHERE code_hash = :hash AND revoked_at IS NULL
                AND (resident_id = :resident OR resident_id IS NULL AND expires_at > :now)""";

    private static final String REVOKE =
            """
            UPDATE marketplace.household_trust SET revoked_at = coalesce(revoked_at, :now)
            WHERE id = :id AND (household_id = :household OR resident_id = :resident)""";

    private static final String LIST =
            """
            SELECT t.id, t.household_id, h.community_id, b.name || ' · ' || e.name || ' · ' || u.number AS home, t.resident_id,
                coalesce(r.display_name, '') AS resident_name, t.expires_at
            FROM marketplace.household_trust t
            JOIN marketplace.household h ON h.id = t.household_id
            JOIN marketplace.unit u ON u.id = h.unit_id
            JOIN marketplace.entrance e ON e.id = u.entrance_id
            JOIN marketplace.building b ON b.id = e.building_id
            LEFT JOIN marketplace.resident r ON r.id = t.resident_id
            WHERE t.revoked_at IS NULL AND\s""";

    private static final String GIVEN =
            LIST + "t.household_id = :owner AND (t.resident_id IS NOT NULL OR t.expires_at > :now) ORDER BY t.id";
    private static final String RECEIVED = LIST + "t.resident_id = :owner AND t.accepted_at <= :now ORDER BY t.id";

    private final Tenancy tenancy;
    private final Clock clock;

    Trusts(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Invites somebody, whoever is told the code. It is told once. */
    @WithTransaction
    public Uni<Invitation> invite(Resident resident) {
        var code = code();
        var invitation = new Invitation(Ids.next(), code, clock.instant().plus(INVITED));
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(INVITE)
                        .setParameter("id", invitation.id())
                        .setParameter("company", resident.companyId())
                        .setParameter("household", resident.householdId())
                        .setParameter("resident", resident.id())
                        .setParameter("hash", hash(code))
                        .setParameter("until", utc(invitation.expiresAt()))
                        .setParameter("now", utc(clock.instant()))
                        .setParameter("most", MOST)
                        .executeUpdate())
                .map(made -> {
                    if (made == 0) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "too-many-invitations",
                                "A household invites at most " + MOST + " people.");
                    }
                    return invitation;
                });
    }

    /** From now on the resident may book for the household. Accepted again, nothing changes. */
    @WithTransaction
    public Uni<Trust> accept(Resident resident, String code) {
        var hash = hash(code.strip().toUpperCase(Locale.ROOT));
        return tenancy.enter(resident.companyId())
                .chain(() -> householdOf(hash, resident))
                .invoke(household -> {
                    if (household.equals(resident.householdId())) {
                        throw new Refusal(Refusal.Kind.UNPROCESSABLE, "own-household", "This is your own household.");
                    }
                })
                .call(() -> accept(hash, resident))
                .chain(household -> received(resident).map(all -> all.stream()
                        .filter(trust -> trust.householdId().equals(household))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("invitation"))));
    }

    /** Ends a trust or takes an invitation back: by the household, or by whom it trusts. Repeated, nothing changes. */
    @WithTransaction
    public Uni<Void> revoke(Resident resident, UUID id) {
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(REVOKE)
                        .setParameter("now", utc(clock.instant()))
                        .setParameter("id", id)
                        .setParameter("household", resident.householdId())
                        .setParameter("resident", resident.id())
                        .executeUpdate())
                .map(rows -> {
                    if (rows == 0) {
                        throw Refusal.notFound("trust");
                    }
                    return null;
                });
    }

    /** Whom the resident's household trusts, and its open invitations. */
    @WithTransaction
    public Uni<List<Trust>> given(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> list(GIVEN, resident.householdId()));
    }

    /** Which households trust the resident. */
    @WithTransaction
    public Uni<List<Trust>> received(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> list(RECEIVED, resident.id()));
    }

    /**
     * Somebody as one who acts for a household: the own one, or one that trusts. Price, times and address are those of its place.
     */
    @WithTransaction
    public Uni<Resident> actingFor(Resident resident, UUID householdId) {
        return householdId.equals(resident.householdId())
                ? Uni.createFrom().item(resident)
                : received(resident).map(all -> all.stream()
                        .filter(trust -> trust.householdId().equals(householdId))
                        .findFirst()
                        .map(trust -> new Resident(
                                resident.id(),
                                resident.companyId(),
                                trust.communityId(),
                                householdId,
                                resident.displayName(),
                                false))
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.FORBIDDEN,
                                "household-not-trusting",
                                "This household did not ask you to book for it.")));
    }

    private Uni<UUID> householdOf(String hash, Resident resident) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_CODE)
                        .setParameter("hash", hash)
                        .setParameter("resident", resident.id())
                        .setParameter("now", utc(clock.instant()))
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("invitation"));
    }

    private Uni<Integer> accept(String hash, Resident resident) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ACCEPT)
                .setParameter("resident", resident.id())
                .setParameter("now", utc(clock.instant()))
                .setParameter("hash", hash)
                .executeUpdate());
    }

    private Uni<List<Trust>> list(String sql, UUID owner) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Tuple.class)
                        .setParameter("owner", owner)
                        .setParameter("now", utc(clock.instant()))
                        .getResultList())
                .map(rows -> rows.stream().map(Trusts::trust).toList());
    }

    private static Trust trust(Tuple row) {
        return new Trust(
                row.get("id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("home", String.class),
                Optional.ofNullable(row.get("resident_id", UUID.class)),
                row.get("resident_name", String.class),
                row.get("expires_at", OffsetDateTime.class).toInstant());
    }

    private static String code() {
        var code = new StringBuilder();
        RANDOM.ints(CODE, 0, LETTERS.length()).forEach(index -> code.append(LETTERS.charAt(index)));
        return code.toString();
    }

    private static String hash(String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
