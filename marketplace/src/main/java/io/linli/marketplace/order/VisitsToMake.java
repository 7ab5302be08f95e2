package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;

/**
 * Which visits somebody is to make: those booked alone when they are paid; those of a group-buy when they are paid and it is
 * decided for them, whichever comes last. Needs a transaction inside the company's tenancy.
 */
@ApplicationScoped
public class VisitsToMake {

    private static final String DECIDED =
            """
            JOIN marketplace.campaign_join j ON j.id = b.id JOIN marketplace.campaign c ON c.id = j.campaign_id
            WHERE b.state = 'CONFIRMED' AND (c.state = 'SUCCEEDED' OR c.state = 'FAILED' AND j.otherwise = 'BUY_ALONE')
                AND EXISTS (SELECT FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                    WHERE l.booking_id = b.id AND o.state IN ('PAID', 'COMPLETED'))
            """;

    /** Who gives such a visit up, or moves it, waits until it is known who makes it. */
    private static final String AMONG =
            """
            WITH booked AS (
                SELECT b.id FROM marketplace.booking b
                WHERE b.id = ANY(:ids) AND b.campaign_id IS NULL AND b.state = 'CONFIRMED' FOR SHARE)
            SELECT id FROM booked
            UNION ALL SELECT b.id FROM marketplace.booking b\s"""
                    + DECIDED + " AND b.id = ANY(:ids)";

    private static final String OF_CAMPAIGN =
            "SELECT b.id FROM marketplace.booking b " + DECIDED + " AND b.campaign_id = :campaign ORDER BY b.id";

    private final Bookings bookings;

    VisitsToMake(Bookings bookings) {
        this.bookings = bookings;
    }

    /** Those of the visits of an order that was paid. */
    public Uni<List<Booking>> among(Collection<UUID> bookingIds) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(AMONG)
                        .setParameter("ids", bookingIds.toArray(UUID[]::new))
                        .getResultList())
                .chain(bookings::byIds);
    }

    /** Those of a group-buy that was decided: as many as a day of a provider has, at most. */
    public Uni<List<Booking>> of(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_CAMPAIGN)
                        .setParameter("campaign", campaignId)
                        .getResultList())
                .chain(bookings::byIds);
    }
}
