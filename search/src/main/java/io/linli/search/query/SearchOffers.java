package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.Questions;
import io.linli.search.index.IndexNames;
import io.linli.search.meaning.AskedMeaning;
import io.linli.search.meaning.Vector;

/** Finds offers. */
@ApplicationScoped
public class SearchOffers {

    private static final Logger LOG = Logger.getLogger(SearchOffers.class);

    private final Questions questions;
    private final ServingSuppliers serving;
    private final AskedMeaning meanings;
    private final Fallback fallback;
    private final String path;

    SearchOffers(
            Questions questions, IndexNames names, ServingSuppliers serving, AskedMeaning meanings, Fallback fallback) {
        this.questions = questions;
        this.serving = serving;
        this.meanings = meanings;
        this.fallback = fallback;
        this.path = "/" + names.alias() + "/_search";
    }

    /**
     * A page of offers as they were when last indexed, a second or two behind the catalogue at most; where there is no index to
     * ask, of the catalogue as it is. Refuses with: {@code search-unavailable}.
     */
    public Uni<SearchPage> search(SearchRequest request) {
        return fallback.isAway() ? fallback.search(request) : searchIndex(request);
    }

    private Uni<SearchPage> searchIndex(SearchRequest request) {
        return allowedSuppliers(request)
                .chain(suppliers -> body(request, suppliers))
                .chain(body -> find(request, body))
                .onFailure(SearchOffers::isAway)
                .recoverWithUni(failure -> goOnWithout(request, failure))
                .onFailure(EngineFailure.class)
                .transform(SearchOffers::unavailable);
    }

    private Uni<SearchPage> goOnWithout(SearchRequest request, Throwable failure) {
        LOG.errorf("search goes on without its index: %s", failure.getMessage());
        fallback.away();
        return fallback.search(request);
    }

    private Uni<Set<UUID>> allowedSuppliers(SearchRequest request) {
        return request.community() == null ? Uni.createFrom().item(Set.of()) : serving.of(request.community());
    }

    private Uni<SearchBody> body(SearchRequest request, Set<UUID> suppliers) {
        return meaning(request).map(vector -> new SearchBody(request, suppliers, vector));
    }

    private Uni<Optional<Vector>> meaning(SearchRequest request) {
        return request.meaning()
                ? meanings.of(request.query())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<SearchPage> find(SearchRequest request, SearchBody body) {
        return ask(body.bytes(Strictness.AT_ITS_WORD))
                .map(exact -> new Found(exact, false))
                .chain(exact -> request.query().isEmpty()
                        ? Uni.createFrom().item(exact)
                        : goOn(body, Strictness.AT_ITS_WORD, exact, exact.answer()))
                .map(found -> page(request, found.answer(), found.relaxed()));
    }

    /** A relaxed query that finds no more than the exact one says nothing new. */
    private Uni<Found> goOn(SearchBody body, Strictness asked, Found best, Answer last) {
        var next = asked.next(last.unfiltered(), body.knowsMeaning());
        if (next.isEmpty()) {
            return Uni.createFrom().item(best);
        }
        return ask(body.bytes(next.get())).chain(more -> goOn(body, next.get(), better(best, more), more));
    }

    private static Found better(Found best, Answer more) {
        return more.unfiltered() > best.answer().unfiltered() ? new Found(more, true) : best;
    }

    /** An answer, and whether it matches less than every word. */
    private record Found(Answer answer, boolean relaxed) {}

    /** Once more where the index was swapped for another between the finding of it and the reading in it. */
    private Uni<Answer> ask(byte[] body) {
        return questions
                .ask(path, body)
                .onFailure(SearchOffers::isAway)
                .retry()
                .atMost(1)
                .map(Answer::read);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof EngineFailure refused && isWorthAnother(refused);
    }

    private static boolean isWorthAnother(EngineFailure failure) {
        return failure.isNotFound() || failure.isTransient();
    }

    private static SearchPage page(SearchRequest request, Answer answer, boolean relaxed) {
        return new SearchPage(
                answer.items(), answer.facets(), answer.total(), relaxed, false, request.next(answer.total()));
    }

    private static Refusal unavailable(Throwable failure) {
        LOG.errorf("search: %s", failure.getMessage());
        return new Refusal(Refusal.Kind.UNAVAILABLE, "search-unavailable", "Search is away for a moment; try again.");
    }
}
