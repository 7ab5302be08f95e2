/**
 * Agreeing three ways to know where the money is: our ledger, the provider's own list of what moved its balance, and the
 * bank's file of payouts.
 *
 * <p>The provider's movements are read page by page and stored ({@link ReadMovements}); their fees are booked at once, each by
 * the movement's id ({@link BookFees}); an operator uploads the bank's file ({@link UploadBankFile}). A run then compares what
 * is stored with the postings: loaded in bounded batches by the hash of what they are compared under, decided by
 * {@link Reconcile}, which is pure. Facts and movements meet under the ledger's reference, which every object of ours bears as
 * metadata at the provider; what bears none stands alone. Bank rows meet the transfer that they name.
 *
 * <p><b>What is an exception.</b> See {@link ExceptionKind}. A side that is not there yet is no exception so long as it may
 * still come: from {@code late} on it is {@code LATE}, from {@code missing} on it is missing; one that came later than
 * {@code late} is {@code LATE} too, to be acknowledged. The bank is asked only as far as its files reach.
 *
 * <p><b>Corrections</b> count from then on as part of what they corrected: a corrected difference agrees in the next run by its
 * figures, and if the other side comes after all, that is a new difference. Before anything is booked the difference is
 * looked for again. Nothing is booked for the bank's side: its money is the provider's and the party's, not ours.
 *
 * <p><b>The equation.</b> For each currency: {@code provider = ledger − outside + differences + under way}. {@code provider} is
 * what stands on the provider's balance, available or pending; {@code ledger} is the sum of {@code PROVIDER_CLEARING};
 * {@code outside} are captures in which no provider took part, as the demonstration's purchases, known by an attempt that
 * names no provider's payment; {@code differences} is what open and dismissed exceptions would add to the ledger, {@code under
 * way} what may still come. What remains is shown as unexplained.
 *
 * <p>Invariants: a run is repeatable; an exception is found once for the same subject and figures, and what was decided about
 * it stays decided; a correction is booked once. Emits and hears no events.
 */
@NullMarked
package io.linli.marketplace.reconciliation;

import org.jspecify.annotations.NullMarked;
