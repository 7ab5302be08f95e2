package io.linli.catalog.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A page of a longer list, read by cursor.
 *
 * @param items at most as many as asked for
 * @param next opaque cursor of the following page; empty at the end
 */
public record Slice<T>(List<T> items, Optional<String> next) {}
