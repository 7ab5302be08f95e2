/**
 * Home visits as the technician does them: assigned when their booking is paid, started, done.
 *
 * <p>Invariants: a booking has at most one job; a job goes ASSIGNED to STARTED to DONE, never back; only its own technician
 * moves it. Events in: {@link io.linli.marketplace.order.OrderPaid}, {@link
 * io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignFailed}: a visit of a group-buy
 * is assigned when it is paid and decided. Events out: none; that a visit took place is
 * marketplace's to tell, through {@link io.linli.marketplace.booking.CompleteVisit}.
 */
@NullMarked
package io.linli.fulfillment.job;

import org.jspecify.annotations.NullMarked;
