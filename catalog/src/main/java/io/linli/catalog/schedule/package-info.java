/**
 * Changes of offers that are still to come: a price, a list price, a stock or a shelf at a moment, and where an end is said,
 * back again then.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>One thing at a time is said about a field of an offer: two changes of it never stand for the same moment, nor one
 *       within the time of another (exclusion constraints).
 *   <li>A change is made, remembered as an edit that can be put back, and concluded in one transaction, under its row's lock:
 *       whatever crashes, it is made once or not yet. Of one offer they are made one after the other, in the order of their
 *       moments, whichever instances make them.
 *   <li>At its end only what is still as the change made it is put back; what somebody changed meanwhile stays, and the change
 *       says so.
 *   <li>Due is what the injected clock says, never the database's.
 * </ul>
 *
 * <p>Events out: those of {@link io.linli.catalog.listing.ChangeOffers}. Events in: none.
 */
@NullMarked
package io.linli.catalog.schedule;

import org.jspecify.annotations.NullMarked;
