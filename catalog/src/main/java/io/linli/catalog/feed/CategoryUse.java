package io.linli.catalog.feed;

import java.util.Optional;
import java.util.UUID;

/**
 * A category as a supplier's files name it.
 *
 * @param path the names from the root on, joined by {@code " > "}
 * @param categoryId of the shop's category that it is; empty: the one that is called so
 * @param categoryPath of that category
 */
public record CategoryUse(String path, Optional<UUID> categoryId, Optional<String> categoryPath) {}
