/**
 * Home visits as the technician makes them: given to a technician when their booking is paid, on the way, arrived, started, done,
 * with all that is noted on site.
 *
 * <p>Invariants: a booking has at most one job; a job goes forward only, and only its own technician moves it; that the technician
 * is there, the household's code, the household itself or a gate of its community says; where the service asks for it, no work
 * begins before, and where it does not, none begins long before its time; nothing required on the checklist is open when a visit is done; the checklist is that of the moment the visit was
 * given; once a visit is over nothing of it changes. Every step may be said again. What is kept of a picture is what was drawn
 * anew: only the visit's parties see it.
 *
 * <p>Events in: {@link io.linli.marketplace.order.OrderPaid}, {@link
 * io.linli.marketplace.campaign.CampaignSucceeded}, {@link io.linli.marketplace.campaign.CampaignFailed}: a visit of a group-buy
 * is assigned when it is paid and decided. Events out: none; that a visit took place is
 * marketplace's to tell, through {@link io.linli.marketplace.booking.CompleteVisit}.
 */
@NullMarked
package io.linli.fulfillment.job;

import org.jspecify.annotations.NullMarked;
