package io.linli.catalog.offer;

import java.util.List;

/**
 * What became of the offers of an import: created + changed + unchanged are all of them.
 *
 * @param differences what would change, where nothing is written; otherwise the prices that were held
 */
public record UpsertCount(int created, int changed, int unchanged, List<OfferDifference> differences) {

    /** How many of the differences are prices that jump further than is usual. */
    public long outliers() {
        return differences.stream().filter(OfferDifference::outlier).count();
    }
}
