package io.linli.search.suggest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.search.asked.KnownQueries;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.Outage;
import io.linli.search.engine.Questions;
import io.linli.search.index.IndexNames;
import io.linli.search.query.ServingSuppliers;
import io.linli.search.synonym.Synonyms;

/** Suggests how to go on typing. */
@ApplicationScoped
public class SuggestWhatToType {

    static final String PATH =
            "/_msearch?filter_path=responses.error,responses.hits.hits._source,responses.aggregations";

    private static final Logger LOG = Logger.getLogger(SuggestWhatToType.class);

    private final Questions questions;
    private final ServingSuppliers serving;
    private final KnownQueries known;
    private final Synonyms synonyms;
    private final Outage outage;
    private final String path;

    SuggestWhatToType(
            Questions questions,
            IndexNames names,
            ServingSuppliers serving,
            KnownQueries known,
            Synonyms synonyms,
            Outage outage) {
        this.outage = outage;
        this.questions = questions;
        this.serving = serving;
        this.known = known;
        this.synonyms = synonyms;
        this.path = "/" + names.alias() + PATH;
    }

    /**
     * What nothing is found for is looked for in other words that mean the same, then as mistyped. Nothing for nothing typed; only what others asked while Elasticsearch is known to be away. Refuses with: {@code
     * search-unavailable}.
     */
    public Uni<Suggestions> suggest(SuggestRequest request) {
        if (request.typed().isEmpty()) {
            return Uni.createFrom().item(Suggestions.NONE);
        }
        if (outage.isOngoing()) {
            return Uni.createFrom().item(() -> Suggestions.of(asked(request.typed()), List.of(), List.of(), List.of()));
        }
        return allowedSuppliers(request)
                .chain(suppliers -> find(request, suppliers))
                .invoke(outage::ended)
                .onFailure(failure -> failure instanceof EngineFailure away && away.isTransient())
                .invoke(outage::began)
                .onFailure(EngineFailure.class)
                .transform(SuggestWhatToType::unavailable);
    }

    private Uni<Set<UUID>> allowedSuppliers(SuggestRequest request) {
        return request.community() == null ? Uni.createFrom().item(Set.of()) : serving.of(request.community());
    }

    private Uni<Suggestions> find(SuggestRequest request, Set<UUID> suppliers) {
        return ask(request, suppliers, false)
                .chain(found -> found.isEmpty()
                        ? inOtherWords(request, suppliers)
                        : Uni.createFrom().item(found))
                .chain(found -> found.isEmpty() && request.mayBeMistyped()
                        ? ask(request, suppliers, true)
                        : Uni.createFrom().item(found));
    }

    private Uni<Suggestions> inOtherWords(SuggestRequest request, Set<UUID> suppliers) {
        return synonyms.others(request.typed()).stream()
                .filter(other -> other.length() <= SuggestRequest.LONGEST)
                .findFirst()
                .map(other -> ask(new SuggestRequest(other, request.community()), suppliers, false))
                .orElse(Uni.createFrom().item(Suggestions.NONE));
    }

    private Uni<Suggestions> ask(SuggestRequest request, Set<UUID> suppliers, boolean mistyped) {
        return questions
                .ask(path, new SuggestBody(request, suppliers, mistyped).bytes())
                .map(SuggestAnswer::new)
                .map(answer -> answer.suggestions(request.typed(), asked(request.typed()), mistyped));
    }

    private List<Suggestion> asked(String typed) {
        return known.begun(typed, Suggestions.MOST_QUERIES).stream()
                .map(query -> new Suggestion(query.words(), LocalizedText.same(query.words())))
                .toList();
    }

    private static Refusal unavailable(Throwable failure) {
        LOG.errorf("suggestions: %s", failure.getMessage());
        return new Refusal(Refusal.Kind.UNAVAILABLE, "search-unavailable", "Search is away for a moment; try again.");
    }
}
