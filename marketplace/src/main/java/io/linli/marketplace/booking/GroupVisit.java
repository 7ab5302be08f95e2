package io.linli.marketplace.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A visit that is wanted as part of a group-buy.
 *
 * @param seatId becomes the visit's id
 * @param endsAt after {@code startsAt}
 * @param zone the community's local time
 * @param price of the visit, as it is paid before the group-buy is decided
 * @param expiresAt when the seat is given back unless it is paid for
 * @param needs who may come, and what is blocked around it
 * @param slotUntil when the technician's time lapses by itself: a safety net that outlasts every checkout
 */
public record GroupVisit(
        UUID seatId,
        UUID campaignId,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID residentId,
        UUID serviceItemId,
        UUID supplierId,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Money price,
        Instant expiresAt,
        Instant slotUntil,
        VisitNeeds needs) {}
