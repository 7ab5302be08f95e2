package io.linli.catalog.feed;

import java.util.List;

/** What of a batch is kept for the run's report; all of it is counted, however much that is. */
record BatchReport(List<FeedRejection> rejections, List<FeedWarning> warnings) {}
