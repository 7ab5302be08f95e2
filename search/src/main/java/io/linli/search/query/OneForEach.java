package io.linli.search.query;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which offer stands for a good that several suppliers sell: what can be had before what is sold out, then the cheapest. The index
 * finds each good once, but not always by this offer.
 */
final class OneForEach {

    private OneForEach() {}

    /** The goods for which another offer may stand. */
    static List<UUID> shared(List<SearchHit> found) {
        return found.stream().filter(SearchHit::shared).map(SearchHit::skuId).toList();
    }

    /**
     * What was found, in its order.
     *
     * @param offers all that fit of the goods that are shared, those to be preferred first
     * @param stays by which offer a good is to be shown as it was found
     */
    static List<SearchHit> of(List<SearchHit> found, List<SearchHit> offers, Predicate<SearchHit> stays) {
        var bySku = offers.stream().collect(groupingBy(SearchHit::skuId));
        return found.stream()
                .map(hit -> {
                    var same = bySku.getOrDefault(hit.skuId(), List.of(hit));
                    var shown = stays.test(hit) ? hit : same.get(0);
                    return shown.oneOf(same.size(), hit.why());
                })
                .toList();
    }
}
