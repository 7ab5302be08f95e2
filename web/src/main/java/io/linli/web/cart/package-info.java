/** The cart over REST: one open cart a resident, with lines of goods, campaign seats and home visits and bills. */
@NullMarked
package io.linli.web.cart;

import org.jspecify.annotations.NullMarked;
