/**
 * What neighbours buy: what goes with a good, what a resident may want again, what a building buys this week.
 *
 * <p>Orders are remembered by nobody in particular: who bought is a pseudonym that keeps a household's baskets together. What
 * residents look at is remembered of those who consented, and goes with the consent. Both are forgotten after a time.
 *
 * <p>From the orders {@link io.linli.search.recommend.LearnAlsoBought} learns, once an hour, links between goods, of each community
 * and of all together; a community with few orders says mostly what all say ({@link io.linli.search.recommend.Shrinkage}).
 *
 * <p>Invariants: no link and no figure is of fewer households than {@code linli.recommend.least-households}; only what can be
 * had in the community is recommended; a reason is true as it is told.
 *
 * <p>Events in: {@link io.linli.marketplace.order.OrderPaid}. Events out: none. Port: {@link
 * io.linli.search.recommend.PaidBaskets}.
 */
@NullMarked
package io.linli.search.recommend;

import org.jspecify.annotations.NullMarked;
