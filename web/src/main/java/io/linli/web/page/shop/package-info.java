/**
 * The residents' pages: home, search, offer, group buy, services, cart, checkout, orders, profile. Phone first.
 *
 * <p>Invariants: home, search, offers, group buys and services are open to anybody; what belongs to a household needs a
 * sign-in and shows that household's things only. Prices come from the use cases, never from a form.
 */
@NullMarked
package io.linli.web.page.shop;

import org.jspecify.annotations.NullMarked;
