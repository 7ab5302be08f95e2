/**
 * Suggestions while somebody types: what others asked, categories, brands, products.
 *
 * <p>What is typed is the beginning of words, in either language, or of how Chinese sounds. Only where that finds nothing, and
 * is long enough, slips of the fingers are allowed.
 *
 * <p>Invariants: one request to Elasticsearch, two where nothing was found; what others asked comes from memory; at most
 * {@value io.linli.search.suggest.Suggestions#MOST} in all; with a community, only what its suppliers sell (but for what others
 * asked). The index holds the beginnings, so that a beginning is one look-up however many words it begins.
 */
@NullMarked
package io.linli.search.suggest;

import org.jspecify.annotations.NullMarked;
