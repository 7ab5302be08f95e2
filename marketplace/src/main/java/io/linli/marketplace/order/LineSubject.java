package io.linli.marketplace.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line is about. */
public sealed interface LineSubject {

    /** Bought alone, at the offer's own price. */
    record Goods(UUID offerId) implements LineSubject {}

    /**
     * A seat in a campaign.
     *
     * @param offerId of visits the service item
     * @param inAnyCase bought alone where the campaign fails: nothing of it waits for the outcome
     * @param visit of a campaign of visits: the resident's own; null of goods
     */
    record Seat(UUID seatId, UUID campaignId, UUID offerId, boolean inAnyCase, @Nullable Visit visit)
            implements LineSubject {

        /** Of goods. */
        public Seat(UUID seatId, UUID campaignId, UUID offerId, boolean inAnyCase) {
            this(seatId, campaignId, offerId, inAnyCase, null);
        }
    }

    /** A home visit. */
    record Visit(UUID bookingId, UUID serviceItemId, UUID technicianId, Instant startsAt, Instant endsAt)
            implements LineSubject {}

    /** What was agreed on site, besides the visit itself. */
    record Extra(UUID extraWorkId, Visit visit) implements LineSubject {}

    /** What the property company asks of the household. */
    record Charge(UUID billId) implements LineSubject {}

    /** The type's name for clients and the database. */
    default Kind kind() {
        if (this instanceof Goods) {
            return Kind.GOODS;
        }
        if (this instanceof Charge) {
            return Kind.BILL;
        }
        return this instanceof Seat ? Kind.CAMPAIGN : Kind.SERVICE;
    }

    enum Kind {
        GOODS,
        CAMPAIGN,
        SERVICE,
        BILL
    }
}
