/** A supplier's own offers as it looks after them: found, judged, changed one or many at a time, and put back. */
@NullMarked
package io.linli.catalog.listing;

import org.jspecify.annotations.NullMarked;
