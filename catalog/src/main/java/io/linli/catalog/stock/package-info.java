/**
 * How much of an offer can still be sold, and what is set aside for somebody.
 *
 * <p>Invariants: stock never falls below zero; a reservation leaves it once and returns to it at most once, however often
 * it is asked for, and never where its goods cannot be delivered; an offer without a stock row is not counted. When an offer sells out or can be had again, its version
 * rises and {@link io.linli.catalog.offer.OffersChanged} is published. Whoever takes or gives back several goods in one transaction does so
 * in one statement: rows of stock are locked in the order of their offers.
 */
@NullMarked
package io.linli.catalog.stock;

import org.jspecify.annotations.NullMarked;
