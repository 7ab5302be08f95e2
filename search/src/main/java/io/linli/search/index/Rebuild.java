package io.linli.search.index;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.search.engine.SearchSettings;

/**
 * Makes the index anew from the catalogue: fills another index while the living one goes on answering, then swaps them in one
 * step.
 */
@ApplicationScoped
public class Rebuild {

    private static final String RUNNING = "rebuild-running";

    private final RebuildRows rows;
    private final IndexNames names;
    private final DomainEvents events;
    private final SearchSettings settings;
    private final Clock clock;

    Rebuild(RebuildRows rows, IndexNames names, DomainEvents events, SearchSettings settings, Clock clock) {
        this.rows = rows;
        this.names = names;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts one; it goes on by itself after the commit. Refuses with: {@code rebuild-running} (one at a time). */
    @WithTransaction
    public Uni<RebuildState> start() {
        var id = Ids.next();
        var now = clock.instant();
        return rows.abandonStale(now.minus(settings.rebuildPatience()), now)
                .chain(() -> rows.begin(id, names.fresh(), now))
                .invoke(Rebuild::refuseSecond)
                .chain(() -> events.publish(new RebuildStep(id, null)))
                .chain(() -> state(id));
    }

    /** Refuses with: {@code rebuild-not-found}. */
    @WithSession
    public Uni<RebuildState> state(UUID rebuildId) {
        return rows.state(rebuildId).map(found -> found.orElseThrow(() -> Refusal.notFound("rebuild")));
    }

    static boolean isRunning(Throwable failure) {
        return failure instanceof Refusal refused && refused.code().equals(RUNNING);
    }

    private static void refuseSecond(boolean began) {
        if (!began) {
            throw new Refusal(Refusal.Kind.CONFLICT, RUNNING, "The index is being rebuilt already.");
        }
    }
}
