package io.linli.catalog.feed;

import java.util.List;

/**
 * What is applied in one transaction.
 *
 * @param last nothing comes behind it
 */
record FeedBatch(List<FeedRow> rows, List<FeedRejection> rejections, boolean last) {

    int read() {
        return rows.size() + rejections.size();
    }
}
