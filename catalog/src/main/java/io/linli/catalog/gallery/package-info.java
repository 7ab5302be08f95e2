/**
 * The pictures of offers: uploaded by their supplier, or fetched from the address its feed names.
 *
 * <p>Invariants: an offer has at most {@value io.linli.catalog.gallery.AddPicture#MOST} uploaded pictures, each once, in an order without
 * gaps; the first stands for the offer ({@code offer.picture}); uploaded ones go before what a feed's address gave, and that before the
 * address itself. Whatever changes what is shown raises the offer's version and publishes {@link
 * io.linli.catalog.offer.OffersChanged}; an import stays undoable, for it put no picture there. An address is fetched once: by one
 * instance at a time, again only where nothing came, and a few times at most.
 */
@NullMarked
package io.linli.catalog.gallery;

import org.jspecify.annotations.NullMarked;
