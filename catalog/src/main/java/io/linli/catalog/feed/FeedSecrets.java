package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;

/** Passwords of suppliers' servers: kept sealed, opened only to sign in. */
@ApplicationScoped
class FeedSecrets {

    private static final Logger LOG = Logger.getLogger(FeedSecrets.class);
    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String OLD =
            """
            SELECT supplier_id, server, secret_key_id, secret FROM catalog.feed_origin
            WHERE secret_key_id <> :current AND supplier_id > :after ORDER BY supplier_id LIMIT :portion""";

    private static final String RENEW =
            """
            UPDATE catalog.feed_origin SET secret_key_id = :key, secret = :secret
            WHERE supplier_id = :supplier AND secret = :old""";

    private final SealingKeys keys;
    private final OwnContext own;

    private record Old(UUID supplierId, String server, SealedPassword sealed) {}

    @Inject
    FeedSecrets(FeedSettings settings, OwnContext own) {
        this(new SealingKeys(settings.secretKey(), settings.formerSecretKeys().orElse(List.of())), own);
    }

    FeedSecrets(SealingKeys keys, OwnContext own) {
        this.keys = keys;
        this.own = own;
    }

    /** A key that is none is noticed at the start, not when a supplier has typed a password. */
    void start(@Observes StartupEvent event) {
        LOG.debugf("passwords of feeds are sealed with key %s", keys.currentId().orElse("none"));
    }

    /** Only this supplier's, and only for this server. Refuses with: {@code feed-secret-key-missing}. */
    SealedPassword seal(UUID supplierId, String server, String password) {
        if (keys.currentId().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "feed-secret-key-missing",
                    "Passwords cannot be kept here: whoever runs Linli has set no key for them (LINLI_FEED_SECRET_KEY).");
        }
        return keys.seal(owner(supplierId, server), password);
    }

    /** Refuses with: {@code feed-secret-lost}. */
    String open(UUID supplierId, String server, SealedPassword sealed) {
        return keys.open(owner(supplierId, server), sealed)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "feed-secret-lost",
                        "The password can no longer be read. Type it once more."));
    }

    /** What former keys sealed is sealed with the present one; what cannot be opened stays. */
    @Scheduled(every = "1h", identity = "reseal-feed-secrets", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reseal() {
        var reached = new AtomicReference<>(BEFORE_ALL);
        return Uni.createFrom()
                .deferred(() -> own.transaction(() -> resealAfter(reached.get())))
                .invoke(last -> last.ifPresent(reached::set))
                .repeat()
                .whilst(Optional::isPresent)
                .select()
                .first(MOST_PORTIONS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The last of the portion; empty where none was left. */
    private Uni<Optional<UUID>> resealAfter(UUID reached) {
        return keys.currentId()
                .map(current -> old(current, reached))
                .orElse(Uni.createFrom().item(List.of()))
                .call(portion -> Multi.createFrom()
                        .iterable(portion)
                        .onItem()
                        .transformToUniAndConcatenate(this::renew)
                        .collect()
                        .last())
                .map(portion -> portion.isEmpty()
                        ? Optional.empty()
                        : Optional.of(portion.get(portion.size() - 1).supplierId()));
    }

    private static Uni<List<Old>> old(String current, UUID reached) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OLD, Object[].class)
                        .setParameter("current", current)
                        .setParameter("after", reached)
                        .setParameter("portion", PORTION)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Old(
                                (UUID) row[0], (String) row[1], new SealedPassword((String) row[2], (String) row[3])))
                        .toList());
    }

    private Uni<Integer> renew(Old old) {
        var password = keys.open(owner(old.supplierId(), old.server()), old.sealed());
        if (password.isEmpty()) {
            LOG.warnf("the password of supplier %s's feed cannot be read with any key", old.supplierId());
            return Uni.createFrom().item(0);
        }
        var sealed = keys.seal(owner(old.supplierId(), old.server()), password.get());
        return Panache.getSession().chain(session -> session.createNativeQuery(RENEW)
                .setParameter("key", sealed.keyId())
                .setParameter("secret", sealed.text())
                .setParameter("supplier", old.supplierId())
                .setParameter("old", old.sealed().text())
                .executeUpdate());
    }

    private static String owner(UUID supplierId, String server) {
        return "feed of " + supplierId + " at " + server;
    }
}
