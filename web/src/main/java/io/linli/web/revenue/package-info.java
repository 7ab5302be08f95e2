/**
 * What a property company earned, over HTTP: sums by day and community, the orders behind a sum, the postings behind an
 * order.
 *
 * <p>Invariant: every figure is a sum of the postings it leads to.
 */
@NullMarked
package io.linli.web.revenue;

import org.jspecify.annotations.NullMarked;
