/**
 * Which part of a name matched what was typed: by words, by their beginnings, by pairs of Chinese characters, by sound.
 *
 * <p>Invariants: pure; ranges are in UTF-16 units of the text as it is shown, in order, not touching each other.
 */
@NullMarked
package io.linli.search.mark;

import org.jspecify.annotations.NullMarked;
