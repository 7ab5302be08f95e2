/**
 * The demo neighbourhood: what a newcomer finds at the first start. Generated from our own seeded word lists (resources
 * {@code demo/*.txt}), so that the same seed makes the same rows under the same ids, everywhere.
 *
 * <p>Invariants: it is made in an empty database only, once, whatever crashes and however many instances start; each step
 * commits together with its row in {@code web.demo_step}, but for the money's, which goes on where it was. It writes the tables
 * of other modules in bulk and is the only feature that may: 40,000 SKUs in seconds. The money is moved by the use cases alone;
 * at the local simulator, and nowhere else, the demo also plays the people: who pays today's purchases, and who opens an account
 * to be paid. Events out: {@link io.linli.catalog.offer.OffersChanged}, as for any change.
 */
@NullMarked
package io.linli.web.demo;

import org.jspecify.annotations.NullMarked;
