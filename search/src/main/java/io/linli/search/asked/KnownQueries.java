package io.linli.search.asked;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.background.Snapshot;

/** What others asked often, in memory. */
@ApplicationScoped
public class KnownQueries {

    private static final Logger LOG = Logger.getLogger(KnownQueries.class);

    private final AskedStore store;
    private final Snapshot<QueryKeys> keys = new Snapshot<>(QueryKeys.of(List.of()));

    KnownQueries(AskedStore store) {
        this.store = store;
    }

    /** Queries with a word that begins so, or that sound so; the most asked first. */
    public List<KnownQuery> begun(String typed, int most) {
        return keys.get().begun(typed, most);
    }

    /** Reads them anew. */
    @Scheduled(every = "${linli.search.known-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> refresh() {
        return keys.renew(() -> store.known().map(QueryKeys::of))
                .onFailure()
                .invoke(failure -> LOG.warnf("asked queries are not read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
