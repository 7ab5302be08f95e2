/**
 * The product is ended, as {@code kill -9} ends it, between every two steps of checkout, refund, payout and of a
 * home visit, started again, and
 * must come to the same end as if nothing had happened. The steps are {@link io.linli.web.crash.DeathPoint}s: the product has no
 * hook for them, an agent loaded into the tested process halts it where a file of the point's name lies.
 */
package io.linli.web.crash;
