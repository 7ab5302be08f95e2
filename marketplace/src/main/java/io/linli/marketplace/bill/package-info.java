/**
 * Bills: what a property company asks of a household, such as the management fee of a month, paid in the same checkout as
 * goods and visits.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A household is billed for a kind and a month at most once, a cancelled bill apart; what was issued by a request or
 *       by a row of a file is not issued again by its repetition.
 *   <li>What a bill says never changes. It is open, then paid or cancelled, and stays so ({@link
 *       io.linli.marketplace.bill.BillState}); the database lets no other move pass.
 *   <li>At most one checkout holds a bill: from the moment it is placed until it is paid, then for good, or until it is
 *       cancelled because nobody paid in time, then the bill is free. Only a bill that no checkout holds can be cancelled.
 *   <li>A bill is paid in the transaction that records its payment, by any resident of its household; all of it is the
 *       company's (see {@code web/src/site/decisions/0014-bills.md}).
 * </ul>
 *
 * <p>Events: none of its own. That a bill was paid is part of {@link io.linli.marketplace.order.OrderPaid}; what of it went back
 * is {@link io.linli.marketplace.payment.LineRefunded}.
 *
 * <p>Of other features' tables it reads the order line that paid a bill, and what went back of it, in {@code
 * marketplace.orders} and {@code marketplace.order_line}.
 */
@NullMarked
package io.linli.marketplace.bill;

import org.jspecify.annotations.NullMarked;
