package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.delivery.Arrival;
import io.linli.search.meaning.AskedMeaning;
import io.linli.search.meaning.Vector;
import io.linli.search.placement.Placements;
import io.linli.search.query.SearchBody.Known;
import io.linli.search.synonym.Synonyms;

/** Gathers what is known of a query before Elasticsearch is asked: nearly always from memory. */
@ApplicationScoped
class Knowledge {

    private static final Logger LOG = Logger.getLogger(Knowledge.class);

    private final ServingSuppliers serving;
    private final Arrivals arrivals;
    private final AskedMeaning meanings;
    private final Synonyms synonyms;
    private final Placements placements;
    private final RankingSignals signals;

    Knowledge(
            ServingSuppliers serving,
            Arrivals arrivals,
            AskedMeaning meanings,
            Synonyms synonyms,
            Placements placements,
            RankingSignals signals) {
        this.serving = serving;
        this.arrivals = arrivals;
        this.meanings = meanings;
        this.synonyms = synonyms;
        this.placements = placements;
        this.signals = signals;
    }

    Uni<Known> of(SearchRequest request) {
        var words = request.query();
        return suppliers(request).chain(suppliers -> arrivals(request)
                .chain(arrivals -> signals(request).chain(around -> meaning(request)
                        .map(vector -> new Known(
                                suppliers, arrivals, vector, synonyms.others(words), around, placements.of(words))))));
    }

    private Uni<Set<UUID>> suppliers(SearchRequest request) {
        return request.community() == null ? Uni.createFrom().item(Set.of()) : serving.of(request.community());
    }

    private Uni<List<Arrival>> arrivals(SearchRequest request) {
        return request.arrivesWithin() == null
                ? Uni.createFrom().item(List.of())
                : arrivals.of(request.community(), request.arrivesWithin());
    }

    /** The order is less good without them: no reason to find nothing. */
    private Uni<Signals> signals(SearchRequest request) {
        if (request.community() == null || request.sort() != Sort.RELEVANCE) {
            return Uni.createFrom().item(Signals.NONE);
        }
        return signals.of(request.community())
                .onFailure()
                .invoke(failure -> LOG.errorf("search ranks without what neighbours do: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Signals.NONE);
    }

    private Uni<Optional<Vector>> meaning(SearchRequest request) {
        return request.meaning()
                ? meanings.of(request.query())
                : Uni.createFrom().item(Optional.empty());
    }
}
