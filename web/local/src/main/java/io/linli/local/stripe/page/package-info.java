/**
 * What a customer sees: the payment page, the pages for 3-D Secure and wallets, and the onboarding of connected accounts.
 *
 * <p>Plain HTML and forms, no JavaScript; English or Chinese by the session's {@code locale}, else by what the browser asks
 * for. Every text from outside is escaped. Each page says that it is a simulator's.
 */
@NullMarked
package io.linli.local.stripe.page;

import org.jspecify.annotations.NullMarked;
