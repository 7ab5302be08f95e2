/**
 * Who gets what of a paid order: rules, the split frozen with each line, and what each party has earned. No rule is for
 * bills: all of a bill is the property company's.
 *
 * <p>Invariants: a rule that could give more than a line, or leave a fen to nobody, cannot be made; a rule is never changed, a
 * new version follows it; the parts of a split, the tax on commission among them, add up to its line to the fen (largest
 * remainder, ties in the order of the parties' kinds; one party takes the rest); a refund takes back from each party in
 * proportion to what it has left, so that after a full refund nothing is left, and what a party was given
 * already it owes; every figure is a sum of ledger postings.
 *
 * <p>Events in: {@link io.linli.marketplace.payment.PaymentCaptured}, {@link io.linli.marketplace.payment.LineRefunded},
 * {@link io.linli.marketplace.payment.RefundFailed}, which has the line of a disputed visit wait again, {@link
 * io.linli.marketplace.booking.VisitCompleted}, which releases the visit's shares when it can be disputed no more ({@code
 * linli.settlement.visit-disputes-within}, 48 hours from that, and never before that long after its end) and nobody did, {@link
 * io.linli.marketplace.booking.VisitMoved}, which has them wait for its new time; a bill's share is released at once, other shares by
 * time, unless the line's money is asked back. Events out: none.
 *
 * <p>Of other features' tables it reads the time zone and company of {@code marketplace.community}, the leader and cut-off of
 * {@code marketplace.campaign}, when a {@code marketplace.booking} ends and whether
 * anybody comes, which {@code marketplace.visit_dispute} is decided, which {@code marketplace.after_sale} is open, which {@code
 * marketplace.missed_visit} is not settled, and for
 * simulations the orders and lines of a month.
 */
@NullMarked
package io.linli.marketplace.settlement;

import org.jspecify.annotations.NullMarked;
