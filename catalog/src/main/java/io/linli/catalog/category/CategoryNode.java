package io.linli.catalog.category;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A category, one step of a path.
 *
 * @param path the names from the root, joined by {@code " > "}, as the first feed wrote them
 */
public record CategoryNode(UUID id, String path, LocalizedText name) {}
