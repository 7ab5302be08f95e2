package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.asked.AskedQueries;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.Outage;
import io.linli.search.engine.Questions;
import io.linli.search.index.IndexNames;
import io.linli.search.meaning.AskedMeaning;
import io.linli.search.meaning.Vector;
import io.linli.search.synonym.Synonyms;

/** Finds offers. */
@ApplicationScoped
public class SearchOffers {

    private static final Logger LOG = Logger.getLogger(SearchOffers.class);

    private final Questions questions;
    private final ServingSuppliers serving;
    private final AskedMeaning meanings;
    private final Fallback fallback;
    private final Outage outage;
    private final AskedQueries asked;
    private final Synonyms synonyms;
    private final String path;

    SearchOffers(
            Questions questions,
            IndexNames names,
            ServingSuppliers serving,
            AskedMeaning meanings,
            Fallback fallback,
            Outage outage,
            AskedQueries asked,
            Synonyms synonyms) {
        this.questions = questions;
        this.serving = serving;
        this.meanings = meanings;
        this.fallback = fallback;
        this.outage = outage;
        this.asked = asked;
        this.synonyms = synonyms;
        this.path = "/" + names.alias() + "/_search";
    }

    /**
     * A page of offers as they were when last indexed, a second or two behind the catalogue at most; where there is no index to
     * ask, of the catalogue as it is. Refuses with: {@code search-unavailable}.
     */
    public Uni<SearchPage> search(SearchRequest request) {
        return outage.isOngoing() ? fallback.search(request) : searchIndex(request);
    }

    private Uni<SearchPage> searchIndex(SearchRequest request) {
        return allowedSuppliers(request)
                .chain(suppliers -> body(request, suppliers))
                .chain(body -> find(request, body))
                .invoke(outage::ended)
                .onFailure(SearchOffers::isAway)
                .recoverWithUni(failure -> goOnWithout(request, failure))
                .onFailure(EngineFailure.class)
                .transform(SearchOffers::unavailable);
    }

    private Uni<SearchPage> goOnWithout(SearchRequest request, Throwable failure) {
        LOG.errorf("search goes on without its index: %s", failure.getMessage());
        outage.began();
        return fallback.search(request);
    }

    private Uni<Set<UUID>> allowedSuppliers(SearchRequest request) {
        return request.community() == null ? Uni.createFrom().item(Set.of()) : serving.of(request.community());
    }

    private Uni<SearchBody> body(SearchRequest request, Set<UUID> suppliers) {
        return meaning(request)
                .map(vector -> new SearchBody(request, suppliers, vector, synonyms.others(request.query())));
    }

    private Uni<Optional<Vector>> meaning(SearchRequest request) {
        return request.meaning()
                ? meanings.of(request.query())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<SearchPage> find(SearchRequest request, SearchBody body) {
        return ask(body.bytes(Strictness.AT_ITS_WORD))
                .invoke(exact -> count(request, exact))
                .chain(exact -> request.query().isEmpty()
                        ? Uni.createFrom().item(page(request, exact, false))
                        : lookAgain(request, body, exact));
    }

    /** What finds enough at its word may be shown to others; turning pages does not ask again. */
    private void count(SearchRequest request, Answer exact) {
        if (request.page() == 1 && exact.unfiltered() >= Strictness.FEW) {
            asked.found(request.query());
        }
    }

    private Uni<SearchPage> lookAgain(SearchRequest request, SearchBody body, Answer exact) {
        return goOn(body, Strictness.AT_ITS_WORD, new Found(exact, false, exact))
                .chain(found -> correct(request, body, found.last(), exact)
                        .map(corrected ->
                                page(request, found.answer(), found.relaxed()).meaning(corrected.orElse(null))));
    }

    /** A relaxed query that finds no more than the exact one says nothing new. */
    private Uni<Found> goOn(SearchBody body, Strictness tried, Found found) {
        var next = tried.next(found.last().unfiltered(), body.knowsMeaning());
        if (next.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return ask(body.bytes(next.get())).chain(more -> goOn(body, next.get(), found.or(more)));
    }

    /** What may have been meant, if that finds more at its word. */
    private Uni<Optional<String>> correct(SearchRequest request, SearchBody body, Answer last, Answer exact) {
        if (exact.unfiltered() >= Strictness.FEW) {
            return Uni.createFrom().item(Optional.empty());
        }
        return last.correction(request.query())
                .map(corrected -> ask(body.count(corrected))
                        .map(found -> Optional.of(corrected).filter(better -> found.total() > exact.unfiltered())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * The best answer, whether it matches less than every word, and the last that came.
     */
    private record Found(Answer answer, boolean relaxed, Answer last) {

        Found or(Answer more) {
            return more.unfiltered() > answer.unfiltered()
                    ? new Found(more, true, more)
                    : new Found(answer, relaxed, more);
        }
    }

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
        var items = answer.items();
        var missing = relaxed ? MissingWords.of(request.query(), items) : List.<String>of();
        return new SearchPage(
                items, answer.facets(), answer.total(), relaxed, false, null, missing, request.next(answer.total()));
    }

    private static Refusal unavailable(Throwable failure) {
        LOG.errorf("search: %s", failure.getMessage());
        return new Refusal(Refusal.Kind.UNAVAILABLE, "search-unavailable", "Search is away for a moment; try again.");
    }
}
