package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Notes that everything an import run changed can be found by search. */
@ApplicationScoped
public class MarkSearchable {

    /** Joins the caller's transaction; nothing happens for a run that is unknown or marked already. */
    @WithTransaction
    public Uni<Void> mark(UUID runId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "UPDATE catalog.import_run SET searchable = true WHERE id = :run AND NOT searchable")
                        .setParameter("run", runId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
