package io.linli.catalog.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * What a row would be taken for.
 *
 * @param category names from the root on
 * @param rejection why it would be rejected; then it is as it was written
 */
public record PreviewedRow(
        String supplierSku,
        String name,
        String brand,
        List<String> category,
        @Nullable Money price,
        @Nullable Long stock,
        Map<String, Object> attributes,
        Optional<FeedRejection> rejection) {

    static PreviewedRow of(CheckedRow row) {
        return row instanceof FeedRow good ? of(good) : of((FeedRejection) row);
    }

    private static PreviewedRow of(FeedRow row) {
        return new PreviewedRow(
                row.supplierSku(),
                row.name(),
                row.brand(),
                row.category().levels().stream().map(level -> level.en()).toList(),
                row.price(),
                row.stock(),
                row.attributes(),
                Optional.empty());
    }

    private static PreviewedRow of(FeedRejection rejection) {
        return new PreviewedRow(
                rejection.supplierSku(), "", "", List.of(), null, null, Map.of(), Optional.of(rejection));
    }
}
