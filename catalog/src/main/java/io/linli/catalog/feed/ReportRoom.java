package io.linli.catalog.feed;

import java.util.List;

/**
 * How much more of what is said of single rows is kept for a run's report.
 *
 * @param rejections rows
 * @param warnings each of a row and a code
 */
record ReportRoom(long rejections, long warnings) {

    BatchReport of(FeedBatch batch) {
        return new BatchReport(kept(batch.rejections(), rejections), kept(batch.warnings(), warnings));
    }

    private static <T> List<T> kept(List<T> reported, long most) {
        return reported.stream().limit(Math.max(0, most)).toList();
    }
}
