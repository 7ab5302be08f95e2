/** Purchase orders over REST: what suppliers are to deliver for group-buys. Only reads. */
@NullMarked
package io.linli.web.purchase;

import org.jspecify.annotations.NullMarked;
