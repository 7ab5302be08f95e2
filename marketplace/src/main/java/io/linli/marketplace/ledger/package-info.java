/**
 * The double-entry ledger: accounts and append-only, balanced postings, sealed in hash chains. Every balance on a screen is a
 * sum of these.
 *
 * <p>Signs: a debit is positive, a credit negative. What we owe a party is the negated sum of its account.
 *
 * <p>Invariants: an entry sums to zero per currency (checked when it is made, and again by the database at commit);
 * nothing is changed or deleted, corrections are reversals; an entry's reference names the business fact, so the same
 * fact is booked once. A share is pending, posted or voided by the account it stands on: {@code PARTY_PENDING} until it is
 * released, {@code PARTY_PAYABLE} then; what is voided was reversed.
 *
 * <p>At commit the database seals each entry into one of 16 hash chains and adds its postings to the balances; the
 * application can write neither. {@link io.linli.marketplace.ledger.VerifyLedger} recomputes all of it and finds what was
 * changed behind the ledger's back; the heads it answers, kept elsewhere, show also a ledger rewritten as a whole.
 *
 * <p>What a statement told stays as it was told: nothing is booked any more before {@code marketplace.closed_period} says a
 * party's months are told. What comes late is booked at the earliest open moment.
 *
 * <p>Emits and hears no events: it is called by the features that know the facts.
 */
@NullMarked
package io.linli.marketplace.ledger;

import org.jspecify.annotations.NullMarked;
