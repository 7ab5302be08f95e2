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
 * <p>What waits for a group-buy is charged when it succeeds ({@link CaptureMode}): until then a card holds the money, or is
 * saved where it could not hold it that long; Alipay and WeChat Pay, which can do neither, are charged at once and refunded.
 * A card that stands for the money secures its group, and nothing is in the ledger before the capture. Captures, charges and
 * releases are intents of {@link AttemptState}, committed first and executed by {@link CollectPayments}; a card that is let
 * go was never charged, so no refund is made. A saved card is forgotten at the provider as soon as it is of no more use.
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
