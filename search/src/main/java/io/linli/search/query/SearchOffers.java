package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.Questions;
import io.linli.search.index.IndexNames;

/** Finds offers. */
@ApplicationScoped
public class SearchOffers {

    private static final Logger LOG = Logger.getLogger(SearchOffers.class);

    /** With fewer hits than that, mistyped and missing words are allowed. */
    static final int FEW = 3;

    private final Questions questions;
    private final ServingSuppliers serving;
    private final String path;

    SearchOffers(Questions questions, IndexNames names, ServingSuppliers serving) {
        this.questions = questions;
        this.serving = serving;
        this.path = "/" + names.alias() + "/_search";
    }

    /**
     * A page of offers as they were when last indexed, a second or two behind the catalogue at most. Refuses with: {@code
     * search-unavailable}.
     */
    public Uni<SearchPage> search(SearchRequest request) {
        return allowedSuppliers(request)
                .map(suppliers -> new SearchBody(request, suppliers))
                .chain(body -> find(request, body))
                .onFailure(EngineFailure.class)
                .transform(SearchOffers::unavailable);
    }

    private Uni<Set<UUID>> allowedSuppliers(SearchRequest request) {
        return request.community() == null ? Uni.createFrom().item(Set.of()) : serving.of(request.community());
    }

    private Uni<SearchPage> find(SearchRequest request, SearchBody body) {
        return ask(body.bytes(Strictness.AT_ITS_WORD))
                .chain(exact -> exact.unfiltered() >= FEW || request.query().isEmpty()
                        ? Uni.createFrom().item(page(request, exact, false))
                        : findRelaxed(body, exact).map(found -> page(request, found, found != exact)));
    }

    /** A relaxed query that finds no more than the exact one says nothing new. */
    private Uni<Answer> findRelaxed(SearchBody body, Answer exact) {
        return ask(body.bytes(Strictness.MOST_WORDS))
                .chain(found ->
                        found.unfiltered() > 0 ? Uni.createFrom().item(found) : ask(body.bytes(Strictness.ANY_WORD)))
                .map(found -> found.unfiltered() > exact.unfiltered() ? found : exact);
    }

    /** Once more where the index was swapped for another between the finding of it and the reading in it. */
    private Uni<Answer> ask(byte[] body) {
        return questions
                .ask(path, body)
                .onFailure(failure -> failure instanceof EngineFailure refused && isWorthAnother(refused))
                .retry()
                .atMost(1)
                .map(Answer::read);
    }

    private static boolean isWorthAnother(EngineFailure failure) {
        return failure.isNotFound() || failure.isTransient();
    }

    private static SearchPage page(SearchRequest request, Answer answer, boolean relaxed) {
        return new SearchPage(answer.items(), answer.facets(), answer.total(), relaxed, next(request, answer.total()));
    }

    private static OptionalInt next(SearchRequest request, long total) {
        boolean more = (long) request.page() * request.size() < total;
        boolean reachable = (request.page() + 1L) * request.size() <= SearchRequest.DEEPEST;
        return more && reachable ? OptionalInt.of(request.page() + 1) : OptionalInt.empty();
    }

    private static Refusal unavailable(Throwable failure) {
        LOG.errorf("search: %s", failure.getMessage());
        return new Refusal(Refusal.Kind.UNAVAILABLE, "search-unavailable", "Search is away for a moment; try again.");
    }
}
