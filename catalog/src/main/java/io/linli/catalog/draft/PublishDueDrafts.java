package io.linli.catalog.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;

/**
 * Publishes drafts whose moment has come, each in a transaction of its own. Every instance does so: a draft is published by one of
 * them, once. One that cannot be says why and waits for a person.
 */
@ApplicationScoped
public class PublishDueDrafts {

    private static final Logger LOG = Logger.getLogger(PublishDueDrafts.class);

    /** Of one round; the rest waits for the next. */
    private static final int MOST = 200;

    private static final String TAKE =
            """
            SELECT id, supplier_id, supplier_sku, written_by FROM catalog.draft WHERE publish_at <= :now
            ORDER BY publish_at, id LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String FAILED =
            """
            UPDATE catalog.draft SET publish_at = NULL, failure = :code
            WHERE id = :id AND publish_at IS NOT NULL""";

    private static final String PUT_OFF =
            "UPDATE catalog.draft SET publish_at = :next WHERE id = :id AND publish_at IS NOT NULL";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PublishDraft publish;
    private final OwnContext own;
    private final Clock clock;

    PublishDueDrafts(PublishDraft publish, OwnContext own, Clock clock) {
        this.publish = publish;
        this.own = own;
        this.clock = clock;
    }

    private record Due(UUID id, UUID supplierId, String supplierSku, String writtenBy) {

        /** A draft that is begun anew under the same number is another. */
        UUID requestId() {
            return UUID.nameUUIDFromBytes(("publish draft\n" + id).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Scheduled(
            every = "${linli.scheduled-change.every:2s}",
            identity = "publish-due-drafts",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> round() {
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(found -> found)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing is due. */
    private Uni<Boolean> next() {
        var attempt = new Attempt();
        return own.transaction(() -> take().invoke(due -> attempt.due = due)
                        .chain(due -> due == null ? Uni.createFrom().item(false) : publish(due)))
                .onFailure()
                .recoverWithUni(failure -> failed(attempt.due, failure));
    }

    private Uni<@Nullable Due> take() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .getSingleResultOrNull())
                .map(row ->
                        row == null ? null : new Due((UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3]));
    }

    private Uni<Boolean> publish(Due due) {
        return publish.publish(due.requestId(), due.supplierId(), due.supplierSku(), due.writtenBy(), false)
                .invoke(published -> LOG.infof("draft %s is published as offer %s", due.id(), published.offerId()))
                .replaceWith(true);
    }

    private Uni<Boolean> failed(@Nullable Due due, Throwable failure) {
        if (due == null) {
            return Uni.createFrom().failure(failure);
        }
        if (failure instanceof Refusal refusal) {
            LOG.infof("draft %s was not published: %s", due.id(), refusal.code());
            return update(FAILED, due, "code", refusal.code());
        }
        LOG.errorf(failure, "draft %s was not published; again in %s", due.id(), PAUSE);
        return update(PUT_OFF, due, "next", clock.instant().plus(PAUSE).atOffset(ZoneOffset.UTC));
    }

    private Uni<Boolean> update(String sql, Due due, String name, Object value) {
        return own.transaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("id", due.id())
                        .setParameter(name, value)
                        .executeUpdate())
                .replaceWith(true));
    }

    /** What a transaction was about, so that it is known after its roll-back. */
    private static final class Attempt {

        private @Nullable Due due;
    }
}
