/**
 * Quotes (报价): what a visit would cost that nobody can price before somebody has looked.
 *
 * <p>Invariants: nothing is held and no money moves before a quote is accepted; it is accepted by booking a time and ordering it, in
 * one transaction, at the price that was told, as long as it is valid, and by one booking at a time: where that was not paid and
 * given back, it may be accepted again.
 *
 * <p>Events out: {@link io.linli.marketplace.paidvisit.VisitNews}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.quote;

import org.jspecify.annotations.NullMarked;
