package io.linli.catalog.feed;

import java.util.List;

/**
 * The beginning of a CSV file.
 *
 * @param titles of its columns
 * @param rows the first few, each as wide as the titles
 */
public record FeedSample(List<String> titles, List<List<String>> rows) {

    public FeedSample {
        titles = List.copyOf(titles);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
