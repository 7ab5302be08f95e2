/** Bills over REST: a property company issues, uploads, cancels and refunds them; a resident reads the household's. */
@NullMarked
package io.linli.web.bill;

import org.jspecify.annotations.NullMarked;
