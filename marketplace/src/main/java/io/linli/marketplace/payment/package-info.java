/**
 * Taking a group's money at a payment provider, and giving it back.
 *
 * <p>A payment attempt goes through {@link AttemptState}. The intent is committed before the provider is called, the call
 * happens outside any transaction with the attempt's id as idempotency key, its outcome is committed afterwards. What the
 * provider tells (a signed webhook, or its list of events pulled by a janitor) is stored first and acted on once: attempt,
 * ledger and order move in one transaction.
 *
 * <p>Invariants: a group is captured at most once; a line is refunded in parts, once for each reason and
 * cause, and never above what was captured ({@code refundable.claimed}, a checked counter that refunds claim before they are
 * ordered and failed ones give back); an amount or currency other than asked for never marks a group paid.
 *
 * <p>A dispute takes a payment back without asking us: what the provider withdraws is held apart, and comes back when the
 * dispute is won; lost, each line of the payment gives up its part, as if it had been refunded. Every movement is booked by
 * the provider's own id.
 *
 * <p>Knows nothing of orders: {@link PaidGroups} is the port by which it asks what a group holds and says that it is paid.
 * Events out: {@link PaymentCaptured}, {@link LineRefunded}, {@link RefundFailed}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.payment;

import org.jspecify.annotations.NullMarked;
