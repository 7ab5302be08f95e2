package io.linli.web.recommend;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.community.Community;
import io.linli.search.recommend.Recommended;

/** Says in both languages why something is recommended. */
@ApplicationScoped
class ReasonTexts {

    private static final RecommendWords ENGLISH = words(Locale.ENGLISH);
    private static final RecommendWords CHINESE = words(Locale.CHINESE);

    private final Offers offers;

    ReasonTexts(Offers offers) {
        this.offers = offers;
    }

    private static RecommendWords words(Locale language) {
        return MessageBundles.get(RecommendWords.class, Localized.Literal.of(language.getLanguage()));
    }

    /** Where it is plain what they go with. */
    List<Suggestion> plain(List<Recommended> found, Community community) {
        return found.stream().map(one -> told(one, community, Optional.empty())).toList();
    }

    /** Naming what they go with. */
    Uni<List<Suggestion>> naming(List<Recommended> found, Community community) {
        var skus = found.stream()
                .map(Recommended::withSku)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names(skus).map(names -> found.stream()
                .map(one ->
                        told(one, community, Optional.ofNullable(one.withSku()).map(names::get)))
                .toList());
    }

    private Uni<Map<UUID, LocalizedText>> names(List<UUID> skus) {
        return skus.isEmpty() ? Uni.createFrom().item(Map.of()) : offers.names(skus);
    }

    private static Suggestion told(Recommended one, Community community, Optional<LocalizedText> with) {
        return new Suggestion(
                one.offer(),
                one.reason(),
                one.count(),
                new LocalizedText(
                        why(one, ENGLISH, community.name().en(), with.map(LocalizedText::en)),
                        why(one, CHINESE, community.name().zh(), with.map(LocalizedText::zh))));
    }

    private static String why(Recommended one, RecommendWords words, String community, Optional<String> with) {
        int count = one.count();
        return switch (one.reason()) {
            case BUY_AGAIN -> count == 1 ? words.boughtOnce() : words.boughtTimes(count);
            case NEIGHBOURS_BOUGHT_BOTH ->
                with.map(good -> words.neighboursBoughtBothOf(count, community, good))
                        .orElseGet(() -> words.neighboursBoughtBoth(count, community));
            case OTHERS_BOUGHT_BOTH ->
                with.map(good -> words.othersBoughtBothOf(count, good)).orElseGet(() -> words.othersBoughtBoth(count));
            case POPULAR_IN_BUILDING -> words.popularInBuilding(count);
            case POPULAR_IN_COMMUNITY -> words.popularInCommunity(count, community);
            case POPULAR -> words.popularAnywhere(count);
        };
    }
}
