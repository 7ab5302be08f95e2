/** Checkout and orders over REST, for residents, suppliers and property companies; each sees the own ones only. */
@NullMarked
package io.linli.web.order;

import org.jspecify.annotations.NullMarked;
