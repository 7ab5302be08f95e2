/**
 * What who runs a group-buy has in hand: the order sheet (接龙单), every seat that was paid by its number, and the sorting list
 * (分拣单), what goes to which dwelling, building by building; of a group-buy of visits the visit list (上门单) instead, who is
 * visited when.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Only whoever opened the campaign, or its property company, reads them; under its tenancy.
 *   <li>The order sheet keeps every number that was given, with the state of its seat; who was refunded stands there, too.
 *   <li>The sorting list has only what is to be handed over: while the campaign runs what is paid so far, after its end what
 *       each has in the end. Its sums are the sums of its rows.
 *   <li>No telephone number, no address but the dwelling, no payment.
 *   <li>Both are read by one statement each, and bounded.
 * </ul>
 *
 * <p>Events out and in: none.
 */
@NullMarked
package io.linli.marketplace.sheet;

import org.jspecify.annotations.NullMarked;
