/**
 * Series (定期预约): the same visit every week, every other week or every month.
 *
 * <p>Invariants: each visit of a series comes at the same time on the wall clock of its place, whatever its clocks do; its time is held
 * some weeks before ({@code linli.series.ahead}), once, by a deadline that plans one visit and is set to the next in the same
 * transaction. Where somebody else has the time, the nearest free one is held instead and the household is told. A visit is
 * an order of its own, to be paid some hours before ({@code linli.series.pay-before}); who does not pay loses that visit, not the
 * series, and is told once more before that ({@code linli.series.remind-before}). Skipped, paused or ended, what is held and not paid is given back; what is paid stays and can be given up like any
 * visit.
 *
 * <p>No card is kept for later charges: {@code payment} saves cards for one group-buy only and forgets them.
 *
 * <p>Events out: {@link io.linli.marketplace.paidvisit.VisitNews}. Events in: none.
 */
@NullMarked
package io.linli.marketplace.series;

import org.jspecify.annotations.NullMarked;
