/**
 * Paying parties what was released to them: their accounts at the provider, payouts, and what is asked back afterwards.
 *
 * <p>Each party has a cycle. When it is due, everything released to the party before that day, less what the party owes, is set
 * aside in the ledger and becomes one payout (of bounded lines; more follow), in one transaction; the provider is asked for the
 * transfer after that committed, with the payout's key, and the answer is booked. A refund or lost dispute that makes a paid
 * party owe is asked back from the transfer that paid it; where its account has not enough, the next payout is less.
 *
 * <p>Invariants: money set aside stands on the party's account in transit, so that it can be neither paid twice nor taken
 * otherwise; a payout is its lines' sum, always positive; it is given up, and what was set aside returned, only where the
 * provider refused it for certain: without an answer it is asked for again, by the same key, or found. A party that owes more
 * than it is owed is paid nothing.
 *
 * <p>What is open is read from {@code open_posting}, which the database keeps beside the postings: a payout costs what it pays, not
 * what the party was ever paid.
 *
 * <p>The platform pays itself nothing: its shares stay where they are. Events in: {@link
 * io.linli.marketplace.payment.ProviderAccountChanged}. Events out: none. The port to the provider is {@link
 * io.linli.marketplace.payment.TransferGateway}.
 */
@NullMarked
package io.linli.marketplace.payout;

import org.jspecify.annotations.NullMarked;
