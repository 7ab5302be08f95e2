package io.linli.catalog.feed;

import java.util.List;

/**
 * What an undo came to.
 *
 * @param undone offers that are as they were; those that the run made are withdrawn
 * @param leftAlone offers that changed since the run
 * @param leftSkus what the supplier calls the first of them
 */
public record UndoneRun(long undone, long leftAlone, List<String> leftSkus) {}
