/**
 * The search index: one document for each offer that is not withdrawn.
 *
 * <p>Documents live in an index {@code <prefix>offers-<time>} behind the alias {@code <prefix>offers}; the mapping is strict.
 * An offer's version is its document's external version, so that writing late or twice changes nothing. PostgreSQL is the
 * source: whatever is in the index can be made anew from it, and a rebuild does so beside the living index.
 *
 * <p>Events in: {@code OffersChanged}, {@code ImportRunFinished} (in their one order, so that an import counts as searchable
 * only when all it changed can be found), and the rebuild's own {@link io.linli.search.index.RebuildStep}. Events out:
 * {@code RebuildStep}.
 *
 * <p>Invariants: at most one rebuild runs; while it does, every live change is written to its index first and to the living
 * index second, so that a swap in between loses none; no request creates an index by accident.
 */
@NullMarked
package io.linli.search.index;

import org.jspecify.annotations.NullMarked;
