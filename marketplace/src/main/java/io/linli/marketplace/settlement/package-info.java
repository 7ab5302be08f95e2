/**
 * Who gets what of a paid order: rules, the split frozen with each line, and what each party has earned.
 *
 * <p>Invariants: rates are basis points and add up to 10000; a rule is never changed, a new version follows it; the parts of
 * a split add up to its line to the fen (largest remainder, ties in the order supplier, property company, platform); a
 * refund takes back from each party in proportion to what it has left, so that after a full refund nothing is left, and what
 * a party was given already it owes; every
 * figure is a sum of ledger postings.
 *
 * <p>Events in: {@link io.linli.marketplace.payment.PaymentCaptured}, {@link io.linli.marketplace.payment.LineRefunded},
 * {@link io.linli.marketplace.payment.RefundFailed}.
 * Events out: none. Reads the time zone of {@code marketplace.community} for calendar days, nothing else of other features.
 */
@NullMarked
package io.linli.marketplace.settlement;

import org.jspecify.annotations.NullMarked;
