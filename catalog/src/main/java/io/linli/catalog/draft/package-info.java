/**
 * Listings that a supplier writes by hand, before they are in the shop.
 *
 * <p>Invariants: nothing of a draft is an offer, a search document or a price before it is published; a draft keeps whatever is
 * typed and says what is missing; it is published under the rules of a feed's row, through {@link
 * io.linli.catalog.offer.UpsertOffers}, in one transaction that ends it. Where the shop's own text was changed since the draft was
 * begun, by a feed, publishing asks first.
 *
 * <p>Events out: those of {@link io.linli.catalog.offer.UpsertOffers}. Events in: none.
 */
@NullMarked
package io.linli.catalog.draft;

import org.jspecify.annotations.NullMarked;
