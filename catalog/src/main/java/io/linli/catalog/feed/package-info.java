/**
 * Imports suppliers' price lists: stored as a file, checked row by row in a stream, applied in bounded batches.
 *
 * <p>Invariants: a file is never held in memory as a whole; each batch, its progress and the events of what it changed
 * commit together or not at all; a row that says what is known already writes nothing, so the same file can be imported
 * again and again; a supplier's runs are applied one at a time in the order of their upload. Rows that are missing in a file
 * leave their offers as they are. What is fetched from an address is imported once as long as it does not change; a password for the
 * server there is kept sealed, and is in no event, answer or log.
 *
 * <p>Events out: {@link io.linli.catalog.offer.OffersChanged} with each batch, {@link
 * io.linli.catalog.feed.ImportRunFinished} behind the last. Whoever makes offers findable answers with {@link
 * io.linli.catalog.feed.MarkSearchable}.
 */
@NullMarked
package io.linli.catalog.feed;

import org.jspecify.annotations.NullMarked;
