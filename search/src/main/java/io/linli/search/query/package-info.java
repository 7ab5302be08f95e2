/**
 * Finds offers by words, filters and order, with counts to narrow them by.
 *
 * <p>A query is first taken at its word: every word must be somewhere in an offer (its name, brand, category, description),
 * in its own or another inflection. Only when that finds little, a second, relaxed query follows: most of the words, also
 * mistyped or begun ones, with what matched at its word on top; the page says that it is relaxed. Where even that finds nothing,
 * any one of the words is enough.
 *
 * <p>Invariants: pages reach no deeper than {@value io.linli.search.query.SearchRequest#DEEPEST} offers; a request costs one
 * question to Elasticsearch, two when relaxed, three where nothing fits, and one more where something on the page has several offers; a
 * good is found and counted once, whoever sells it; nothing is read from the database but, now and then, which suppliers serve a
 * community; without Elasticsearch the catalogue itself answers, and says so.
 */
@NullMarked
package io.linli.search.query;

import org.jspecify.annotations.NullMarked;
