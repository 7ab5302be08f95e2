/**
 * The double-entry ledger: accounts and append-only, balanced postings. Every balance on a screen is a sum of these.
 *
 * <p>Signs: a debit is positive, a credit negative. What we owe a party is the negated sum of its account.
 *
 * <p>Invariants: an entry sums to zero per currency (checked when it is made, and again by the database at commit);
 * nothing is changed or deleted, corrections are reversals; an entry's reference names the business fact, so the same
 * fact is booked once. Emits and hears no events: it is called by the features that know the facts.
 */
@NullMarked
package io.linli.marketplace.ledger;

import org.jspecify.annotations.NullMarked;
