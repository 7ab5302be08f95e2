/**
 * What is for sale: a supplier's offer of a SKU at a price.
 *
 * <p>Invariants: a supplier has at most one offer for each of its own SKU codes; prices are positive minor units; an
 * offer's version rises with every change of the offer, its SKU, its rating, what its brand is shown as or whether it can be had, and
 * whoever changes it publishes {@link io.linli.catalog.offer.OffersChanged} in the same transaction. Offers are withdrawn,
 * never deleted.
 */
@NullMarked
package io.linli.catalog.offer;

import org.jspecify.annotations.NullMarked;
