/**
 * How text becomes searchable words, as a stable Elasticsearch plugin, so that every server analyses alike.
 *
 * <p>Text is a mix of English and Chinese. Widths, case and accents are folded, English possessives, function words and
 * inflections are dropped, traditional characters become simplified ones, quantities are split from their units ({@code 500ml} is {@code 500 ml}), runs of Chinese
 * characters become overlapping pairs. What is indexed also holds every single character, so that a query of one
 * character finds something; what is asked holds pairs only, so that longer queries stay precise.
 *
 * <p>Beside the words, {@code linli_sound} gives what Chinese may be typed as with Latin letters: full readings and initials.
 *
 * <p>Invariants: index and query analyzers differ only in those single characters; no state, no files, no settings, nothing
 * beyond what the server ships. A change of the words made here needs a rebuild of the index.
 */
@NullMarked
package io.linli.search.analysis;

import org.jspecify.annotations.NullMarked;
