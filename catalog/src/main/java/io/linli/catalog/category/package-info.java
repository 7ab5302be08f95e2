/**
 * The tree of categories that goods and services hang in.
 *
 * <p>Invariants: a category is known by its path (the names from the root joined by {@code " > "}) and keeps it for ever;
 * at most eight levels deep; a category is never deleted. Feeds make categories as they need them.
 */
@NullMarked
package io.linli.catalog.category;

import org.jspecify.annotations.NullMarked;
