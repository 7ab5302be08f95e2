/**
 * A stateful Stripe for one's own machine, used by the local stack, the tests and the benchmarks; never deployed.
 *
 * <p><b>What it is.</b> stripe-java, unmodified, is its client: {@code StripeClient.builder().setApiKey("sk_test_…")
 * .setApiBase("http://localhost:PORT")}. Every well-formed {@code sk_test_…} key opens an account of its own, made when first
 * used. It behaves as Stripe's public documentation says, in what it knows; what it does not know it refuses
 * ({@code parameter_unknown}, or 404 for an address), it never ignores silently what would matter.
 *
 * <p><b>What it knows.</b> Payment intents, setup intents, customers, payment methods (card, alipay, wechat_pay), Checkout
 * Sessions (payment and setup, hosted page), charges, refunds, disputes, balance, balance transactions, payouts, connected
 * accounts (v1), account links, transfers and reversals, events, webhook endpoints. Lists, expansion, errors, idempotency and
 * {@code Stripe-Account} as documented. Not: prices and products, subscriptions, invoices, destination charges
 * ({@code transfer_data}, {@code application_fee_amount}, {@code on_behalf_of}), embedded Checkout, publishable keys, search,
 * files, v2.
 *
 * <p><b>Where it is simpler than Stripe.</b>
 *
 * <ul>
 *   <li>Charges settle in their own currency, and balance transactions are there at once also for {@code automatic_async}.
 *   <li>Fees are zero unless set: see {@link io.linli.local.stripe.balance}. Refunds and disputes may take an available
 *       balance below zero.
 *   <li>No account pays out by itself; a payout arrives after a day by the account's clock. Reversed transfers do not make
 *       room for new ones with the same {@code source_transaction}.
 *   <li>Onboarding asks for a business name and a bank account; verification takes no time.
 *   <li>Releasing a hold shows in a charge's {@code amount_refunded} without a refund object.
 *   <li>Webhook deliveries wait half a second after the first failure, then twice as long each time up to an hour, twenty
 *       times in all; signatures carry the real time even if the account's clock was moved.
 * </ul>
 *
 * <p><b>Pages</b>, without JavaScript: {@code /pay/{account}/{session}} (form fields {@code method} = card, alipay or
 * wechat_pay, {@code number}, {@code expiry} MM/YY, {@code cvc}, {@code email}), {@code /action/{account}/{intent}} (3-D
 * Secure and wallets: {@code outcome} = complete or fail), {@code /connect/{account}/{link}} (onboarding: {@code business},
 * {@code bank}).
 *
 * <p><b>Admin calls</b>, JSON, listed by {@code GET /admin}; {@code {account}} is a secret key or an account id.
 *
 * <ul>
 *   <li>{@code GET /admin/{account}}, {@code POST …/settings}: how the account behaves
 *   <li>{@code POST …/clock {advanceSeconds}}: sessions expire, funds become available, payouts arrive, retries are due
 *   <li>{@code POST …/funds {amount, currency, type, description, account}}: a movement of the balance from nowhere
 *   <li>{@code POST …/faults {kind, count, probability, seed, …}}, {@code GET}, {@code DELETE}: see
 *       {@link io.linli.local.stripe.fault.FaultKind} for every kind and its fields
 *   <li>{@code GET …/deliveries?status=&event=&type=&limit=}, {@code POST …/events/{id}/redeliver}
 *   <li>{@code POST …/webhook-endpoints {url, secret, events, connect}}: an endpoint whose secret is known beforehand
 *       (the API's own call takes it too, as {@code simulator_secret})
 *   <li>{@code POST …/disputes {charge, reason, amount, inquiry}}, {@code POST …/disputes/{id} {outcome}}
 *   <li>{@code POST …/accounts/{id}/onboard {businessName}}, {@code POST …/accounts/{id}/requirements {due}}
 *   <li>{@code POST …/reset}: forget everything; {@code DELETE /admin/{account}}: the account itself too
 * </ul>
 *
 * <p><b>How it is built.</b> A request is answered under its account's lock by one {@code Work}: endpoints stage changes, events
 * and deliveries, and all of them are written to the account's journal in one line before the answer leaves. What is due later
 * waits in the agenda. Dependencies point one way: store ← agenda, fault ← http ← webhook ← balance ← payment ← checkout,
 * connect ← page, admin.
 */
@NullMarked
package io.linli.local.stripe;

import org.jspecify.annotations.NullMarked;
