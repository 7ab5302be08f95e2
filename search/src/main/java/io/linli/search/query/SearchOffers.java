package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.asked.AskedQueries;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.Outage;
import io.linli.search.engine.Questions;
import io.linli.search.index.IndexNames;

/** Finds offers. */
@ApplicationScoped
public class SearchOffers {

    private static final Logger LOG = Logger.getLogger(SearchOffers.class);

    private final Questions questions;
    private final Knowledge knowledge;
    private final Fallback fallback;
    private final Outage outage;
    private final AskedQueries asked;
    private final String path;

    SearchOffers(
            Questions questions,
            IndexNames names,
            Knowledge knowledge,
            Fallback fallback,
            Outage outage,
            AskedQueries asked) {
        this.questions = questions;
        this.knowledge = knowledge;
        this.fallback = fallback;
        this.outage = outage;
        this.asked = asked;
        this.path = "/" + names.alias() + "/_search";
    }

    /**
     * A page of offers as they were when last indexed, a second or two behind the catalogue at most; where there is no index to
     * ask, of the catalogue as it is. Refuses with: {@code search-unavailable}.
     */
    public Uni<SearchPage> search(SearchRequest request) {
        return search(request, Telling.WHAT);
    }

    /** The same page, each offer with what speaks for it; nobody's query is counted. Refuses as {@link #search} does. */
    public Uni<SearchPage> explain(SearchRequest request) {
        return search(request, Telling.WHY);
    }

    /** What is to be told of what is found. */
    private enum Telling {
        WHAT("") {
            @Override
            byte[] bytes(SearchBody body, Strictness strictness) {
                return body.bytes(strictness);
            }
        },
        WHY("?include_named_queries_score=true") {
            @Override
            byte[] bytes(SearchBody body, Strictness strictness) {
                return body.explained(strictness);
            }
        };

        private final String parameters;

        Telling(String parameters) {
            this.parameters = parameters;
        }

        abstract byte[] bytes(SearchBody body, Strictness strictness);
    }

    private Uni<SearchPage> search(SearchRequest request, Telling telling) {
        return outage.isOngoing() ? fallback.search(request) : searchIndex(request, telling);
    }

    private Uni<SearchPage> searchIndex(SearchRequest request, Telling telling) {
        return knowledge
                .of(request)
                .chain(known -> found(request, new SearchBody(request, known), telling))
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

    private Uni<SearchPage> found(SearchRequest request, SearchBody body, Telling telling) {
        return find(request, body, telling).chain(page -> oneForEach(page, body));
    }

    /** Asks once more only where something on the page has several offers. */
    private Uni<SearchPage> oneForEach(SearchPage page, SearchBody body) {
        var shared = OneForEach.shared(page.items());
        return shared.isEmpty()
                ? Uni.createFrom().item(page)
                : ask(body.offersOf(shared), Telling.WHAT)
                        .map(offers -> page.of(OneForEach.of(page.items(), offers.items(), body::stays)));
    }

    private Uni<SearchPage> find(SearchRequest request, SearchBody body, Telling telling) {
        return ask(body, Strictness.AT_ITS_WORD, telling)
                .invoke(exact -> count(request, exact, telling))
                .chain(exact -> request.query().isEmpty()
                        ? Uni.createFrom().item(page(request, exact, false))
                        : lookAgain(request, body, exact, telling));
    }

    /** What finds enough at its word may be shown to others; turning pages does not ask again. */
    private void count(SearchRequest request, Answer exact, Telling telling) {
        if (telling == Telling.WHAT && request.page() == 1 && exact.unfiltered() >= Strictness.FEW) {
            asked.found(request.query());
        }
    }

    private Uni<SearchPage> lookAgain(SearchRequest request, SearchBody body, Answer exact, Telling telling) {
        return goOn(body, Strictness.AT_ITS_WORD, telling, new Found(exact, false, exact))
                .chain(found -> correct(request, body, found.last(), exact)
                        .map(corrected ->
                                page(request, found.answer(), found.relaxed()).meaning(corrected.orElse(null))));
    }

    /** A relaxed query that finds no more than the exact one says nothing new. */
    private Uni<Found> goOn(SearchBody body, Strictness tried, Telling telling, Found found) {
        var next = tried.next(found.last().unfiltered(), body.knowsMeaning());
        if (next.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return ask(body, next.get(), telling).chain(more -> goOn(body, next.get(), telling, found.or(more)));
    }

    /** What may have been meant, if that finds more at its word. */
    private Uni<Optional<String>> correct(SearchRequest request, SearchBody body, Answer last, Answer exact) {
        if (exact.unfiltered() >= Strictness.FEW) {
            return Uni.createFrom().item(Optional.empty());
        }
        return last.correction(request.query())
                .map(corrected -> ask(body.count(corrected), Telling.WHAT)
                        .map(found -> Optional.of(corrected).filter(better -> found.total() > exact.unfiltered())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The best answer, whether it matches less than every word, and the last that came. */
    private record Found(Answer answer, boolean relaxed, Answer last) {

        Found or(Answer more) {
            return more.unfiltered() > answer.unfiltered()
                    ? new Found(more, true, more)
                    : new Found(answer, relaxed, more);
        }
    }

    private Uni<Answer> ask(SearchBody body, Strictness strictness, Telling telling) {
        return ask(telling.bytes(body, strictness), telling);
    }

    /** Once more where the index was swapped for another between the finding of it and the reading in it. */
    private Uni<Answer> ask(byte[] body, Telling telling) {
        return questions
                .ask(path + telling.parameters, body)
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
