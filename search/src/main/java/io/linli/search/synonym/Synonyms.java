package io.linli.search.synonym;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.background.Snapshot;

/** The synonyms in memory. */
@ApplicationScoped
public class Synonyms {

    private static final Logger LOG = Logger.getLogger(Synonyms.class);

    private final SynonymStore store;
    private final Snapshot<Phrases> phrases = new Snapshot<>(Phrases.of(List.of()));

    Synonyms(SynonymStore store) {
        this.store = store;
    }

    /** The query in other words, the most fitting first; at most {@link Phrases#MOST_OTHERS}. */
    public List<String> others(String query) {
        return phrases.get().others(query);
    }

    /** Reads them anew. */
    @Scheduled(every = "${linli.search.synonyms-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithSession
    public Uni<Void> refresh() {
        return phrases.renew(() -> store.all().map(Phrases::of))
                .onFailure()
                .invoke(failure -> LOG.warnf("synonyms are not read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
