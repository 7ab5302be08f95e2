package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.HostKey;
import io.linli.catalog.outside.OutsideFiles;

/** Keeps where suppliers' feeds are fetched from. */
@ApplicationScoped
public class FeedOrigins {

    private static final int MOST_HOURS = 168;
    private static final int LONGEST_USER = 200;
    private static final int LONGEST_PASSWORD = 500;

    private static final String OF =
            """
            SELECT address, every_hours, review, full_feed, user_name, secret IS NOT NULL AS kept, next_at, fetched_at,
                unchanged_at IS NOT NULL AND unchanged_at = fetched_at AS unchanged, run_id, failure, host_key, other_host_key
            FROM catalog.feed_origin WHERE supplier_id = :supplier""";

    /** A password is for the server and the user it was given for: nobody who changes these learns it. */
    private static final String KEEP =
            """
            INSERT INTO catalog.feed_origin AS f (supplier_id, address, server, every_hours, review, full_feed, next_at,
                user_name, secret, secret_key_id)
            VALUES (:supplier, :address, :server, :every, :review, :full, :now, nullif(:user, ''), nullif(:secret, ''),
                nullif(:key, ''))
            ON CONFLICT (supplier_id) DO UPDATE SET address = EXCLUDED.address, server = EXCLUDED.server,
                every_hours = EXCLUDED.every_hours, review = EXCLUDED.review, full_feed = EXCLUDED.full_feed,
                next_at = EXCLUDED.next_at, failure = NULL, mark = '', sha256 = '', user_name = EXCLUDED.user_name,
                secret = CASE WHEN EXCLUDED.user_name IS NULL THEN NULL ELSE coalesce(EXCLUDED.secret, f.secret) END,
                secret_key_id = CASE WHEN EXCLUDED.user_name IS NULL THEN NULL
                    ELSE coalesce(EXCLUDED.secret_key_id, f.secret_key_id) END,
                host_key = CASE WHEN f.server = EXCLUDED.server THEN f.host_key END,
                other_host_key = CASE WHEN f.server = EXCLUDED.server THEN f.other_host_key END
            WHERE f.secret IS NULL OR EXCLUDED.secret IS NOT NULL OR EXCLUDED.user_name IS NULL
                OR f.server = EXCLUDED.server AND f.user_name = EXCLUDED.user_name""";

    private static final String FORGET = "DELETE FROM catalog.feed_origin WHERE supplier_id = :supplier";

    /** What was taken in and then not wanted is asked for once more. */
    private static final String SOON =
            """
            UPDATE catalog.feed_origin f SET next_at = :now, mark = CASE WHEN r.wanted THEN f.mark ELSE '' END,
                sha256 = CASE WHEN r.wanted THEN f.sha256 ELSE '' END
            FROM (SELECT EXISTS (SELECT FROM catalog.feed_origin o JOIN catalog.import_run i ON i.id = o.run_id
                WHERE o.supplier_id = :supplier AND i.state NOT IN ('FAILED', 'DISCARDED') AND NOT EXISTS (
                    SELECT FROM catalog.import_image m WHERE m.run_id = i.id AND m.outcome = 'UNDONE')) AS wanted) r
            WHERE f.supplier_id = :supplier""";

    private static final String ACCEPT =
            """
            UPDATE catalog.feed_origin SET host_key = coalesce(other_host_key, host_key), other_host_key = NULL, next_at = :now
            WHERE supplier_id = :supplier AND split_part(coalesce(other_host_key, host_key), ' ', 2) = :fingerprint""";

    private static final String KNOWN = "SELECT count(*) FROM catalog.feed_origin WHERE supplier_id = :supplier";

    private final OriginAddress addresses;
    private final FeedSecrets secrets;
    private final Clock clock;

    FeedOrigins(OriginAddress addresses, FeedSecrets secrets, Clock clock) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Empty where nothing is fetched. */
    @WithSession
    public Uni<Optional<FeedOrigin>> of(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("supplier", supplierId)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(FeedOrigins::origin));
    }

    /**
     * Fetched within a minute for the first time. A key that the server showed is forgotten with the server. Refuses with: {@code
     * feed-address-invalid} (neither https nor sftp, or with a name and a password in it), {@code feed-hours-invalid} (not 1 to
     * {@value #MOST_HOURS}), {@code feed-sign-in-invalid}, {@code feed-password-again} (another server or user, and the password of the
     * former one), {@code feed-secret-key-missing}.
     */
    @WithTransaction
    public Uni<Void> keep(UUID supplierId, SaidOrigin said) {
        var uri = addresses.checked(said.address());
        checkHours(said.everyHours());
        checkSignIn(said.user(), said.password());
        var server = OutsideFiles.server(uri);
        var sealed = said.password().isEmpty()
                ? new SealedPassword("", "")
                : secrets.seal(supplierId, server, said.password());
        return execute(KEEP, query -> query.setParameter("supplier", supplierId)
                        .setParameter("address", said.address().strip())
                        .setParameter("server", server)
                        .setParameter("every", said.everyHours())
                        .setParameter("review", said.terms().review())
                        .setParameter("full", said.terms().full())
                        .setParameter("now", now())
                        .setParameter("user", said.user())
                        .setParameter("secret", sealed.text())
                        .setParameter("key", sealed.keyId()))
                .invoke(FeedOrigins::refusePasswordOfAnother)
                .replaceWithVoid();
    }

    /** Nothing is fetched any more; the password is gone. */
    @WithTransaction
    public Uni<Void> forget(UUID supplierId) {
        return execute(FORGET, query -> query.setParameter("supplier", supplierId))
                .replaceWithVoid();
    }

    /** Within a minute, not only when its time has come. Refuses with: {@code feed-address-not-found}. */
    @WithTransaction
    public Uni<Void> fetchSoon(UUID supplierId) {
        return execute(SOON, query -> query.setParameter("supplier", supplierId).setParameter("now", now()))
                .invoke(known -> {
                    if (known == 0) {
                        throw Refusal.notFound("feed-address");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Takes the server for the right one, and fetches within a minute; may be repeated. Refuses with: {@code feed-host-key-unknown} (it
     * is not what the server showed the last time), {@code feed-address-not-found}.
     *
     * @param fingerprint {@code SHA256:…}
     */
    @WithTransaction
    public Uni<Void> acceptHostKey(UUID supplierId, String fingerprint) {
        return execute(ACCEPT, query -> query.setParameter("supplier", supplierId)
                        .setParameter("fingerprint", fingerprint.strip())
                        .setParameter("now", now()))
                .chain(done -> done == 1 ? Uni.createFrom().voidItem() : refuseHostKey(supplierId));
    }

    private static Uni<Void> refuseHostKey(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(KNOWN)
                        .setParameter("supplier", supplierId)
                        .getSingleResult())
                .map(known -> {
                    throw known == 0
                            ? Refusal.notFound("feed-address")
                            : new Refusal(
                                    Refusal.Kind.CONFLICT,
                                    "feed-host-key-unknown",
                                    "This is not the key that the server showed the last time.");
                });
    }

    private static void checkHours(int everyHours) {
        if (everyHours < 1 || everyHours > MOST_HOURS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "feed-hours-invalid",
                    "A feed is fetched every 1 to " + MOST_HOURS + " hours.");
        }
    }

    /** A colon would end the user's name where HTTP signs in. */
    private static void checkSignIn(String user, String password) {
        boolean lengths = user.length() <= LONGEST_USER && password.length() <= LONGEST_PASSWORD;
        boolean printable = (user + password).chars().noneMatch(Character::isISOControl);
        if (!lengths || !printable || user.contains(":") || user.isEmpty() && !password.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "feed-sign-in-invalid",
                    "A user has at most " + LONGEST_USER + " characters and no colon, a password at most "
                            + LONGEST_PASSWORD + "; there is no password without a user.");
        }
    }

    private static void refusePasswordOfAnother(int kept) {
        if (kept == 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "feed-password-again",
                    "The password was given for another server or user. Give it once more.");
        }
    }

    private static Uni<Integer> execute(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static FeedOrigin origin(Object[] row) {
        return new FeedOrigin(
                (String) row[0],
                (Integer) row[1],
                new FeedTerms((Boolean) row[2], (Boolean) row[3]),
                Optional.ofNullable((String) row[4]),
                (Boolean) row[5],
                ((OffsetDateTime) row[6]).toInstant(),
                new FeedOrigin.Last(
                        Optional.ofNullable((OffsetDateTime) row[7]).map(OffsetDateTime::toInstant),
                        (Boolean) row[8],
                        Optional.ofNullable((UUID) row[9]),
                        Optional.ofNullable((String) row[10])),
                Optional.ofNullable((String) row[11]).map(HostKey::of),
                Optional.ofNullable((String) row[12]).map(HostKey::of));
    }
}
