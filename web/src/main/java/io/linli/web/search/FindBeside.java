package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.search.mark.Marks;
import io.linli.search.query.SearchRequest;

/**
 * Home services and open group buys that the words of a search find in a community. A community has dozens of them: they are looked
 * through in memory, in either language, by word, beginning and sound, some moments old at most.
 */
@ApplicationScoped
public class FindBeside {

    private static final int MOST = 4;

    private final OnOffer onOffer;

    FindBeside(OnOffer onOffer) {
        this.onOffer = onOffer;
    }

    /** Nothing on later pages, and nothing where the search is narrowed: what narrows it are features of goods. */
    public Uni<Beside> of(SearchRequest request) {
        if (request.community() == null || request.query().isEmpty() || request.page() > 1 || request.narrowed()) {
            return Uni.createFrom().item(Beside.NOTHING);
        }
        var words = Marks.of(request.query());
        return onOffer.in(request.community())
                .map(found -> new Beside(
                        best(found.services(), words, OnOffer.Service::texts).stream()
                                .map(OnOffer.Service::item)
                                .toList(),
                        best(found.campaigns(), words, OnOffer.Buy::texts).stream()
                                .map(OnOffer.Buy::campaign)
                                .toList()));
    }

    private record Find<T>(T one, int place) {}

    /**
     * The first text that has all the words says how good a find it is: texts stand in the order of what they say. What is found as
     * well stays in the order it has: services by their ratings.
     */
    private static <T> List<T> best(List<T> all, Marks words, Function<T, List<LocalizedText>> texts) {
        return all.stream()
                .map(one -> new Find<>(one, place(texts.apply(one), words)))
                .filter(find -> find.place() >= 0)
                .sorted(Comparator.comparing(Find::place))
                .limit(MOST)
                .map(Find::one)
                .toList();
    }

    private static int place(List<LocalizedText> texts, Marks words) {
        for (int place = 0; place < texts.size(); place++) {
            var text = texts.get(place);
            if (Stream.of(text.en(), text.zh()).anyMatch(words::all)) {
                return place;
            }
        }
        return -1;
    }
}
