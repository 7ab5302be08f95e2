package io.linli.search.index;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;

/**
 * At the start, makes the index where there is none; one that an older version made gets the fields it lacks, so that it is
 * searched and written on, and is then made anew in the background.
 */
@ApplicationScoped
class KeepIndexCurrent {

    private static final Logger LOG = Logger.getLogger(KeepIndexCurrent.class);

    private final OfferIndex index;
    private final Rebuild rebuild;
    private final OwnContext own;

    KeepIndexCurrent(OfferIndex index, Rebuild rebuild, OwnContext own) {
        this.index = index;
        this.rebuild = rebuild;
        this.own = own;
    }

    /** If Elasticsearch is away, the first change makes the index later, and an old one stays until the next start. */
    void start(@Observes StartupEvent event) {
        check().subscribe()
                .with(
                        nothing -> {},
                        failure -> LOG.warnf("the search index is out of reach: %s", failure.getMessage()));
    }

    Uni<Void> check() {
        return index.ensure()
                .chain(index::isOutdated)
                .chain(outdated -> outdated ? renew() : Uni.createFrom().voidItem());
    }

    /** Where another instance began already, there is nothing to do. */
    private Uni<Void> renew() {
        LOG.info("the search index was made by another version: it is made anew");
        return index.addFields()
                .chain(() -> own.run(rebuild::start))
                .replaceWithVoid()
                .onFailure(Rebuild::isRunning)
                .recoverWithNull();
    }
}
