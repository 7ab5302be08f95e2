package io.linli.catalog.feed;

import static java.util.stream.Collectors.toMap;

import java.util.List;

/**
 * What is applied in one transaction.
 *
 * @param last nothing comes behind it
 */
record FeedBatch(List<FeedRow> rows, List<FeedRejection> rejections, boolean last) {

    /** The batch with rows in the place of those of the same lines. */
    FeedBatch with(List<FeedRow> judged) {
        var byLine = judged.stream().collect(toMap(FeedRow::line, row -> row));
        return new FeedBatch(
                rows.stream().map(row -> byLine.getOrDefault(row.line(), row)).toList(), rejections, last);
    }

    /** Of the rows that go in. */
    List<FeedWarning> warnings() {
        return rows.stream().flatMap(row -> row.warnings().stream()).toList();
    }

    /** How many rows go in without something that they said. */
    long warned() {
        return rows.stream().filter(row -> !row.warnings().isEmpty()).count();
    }

    int read() {
        return rows.size() + rejections.size();
    }
}
