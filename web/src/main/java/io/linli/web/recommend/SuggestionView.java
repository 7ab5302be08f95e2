package io.linli.web.recommend;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.search.recommend.Recommended.Reason;

/**
 * A recommended offer as JSON.
 *
 * @param why the reason in words
 * @param count what the reason counts: households, of {@code BUY_AGAIN} your own checkouts
 */
public record SuggestionView(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        LocalizedText name,
        LocalizedText supplierName,
        Money price,
        String imageUrl,
        Reason reason,
        int count,
        LocalizedText why) {

    static SuggestionView of(Suggestion suggestion) {
        var offer = suggestion.offer();
        return new SuggestionView(
                offer.offerId(),
                offer.skuId(),
                offer.supplierId(),
                offer.name(),
                offer.supplierName(),
                offer.price(),
                offer.imageUrl(),
                suggestion.reason(),
                suggestion.count(),
                suggestion.why());
    }

    static List<SuggestionView> of(List<Suggestion> suggestions) {
        return suggestions.stream().map(SuggestionView::of).toList();
    }
}
