package io.linli.marketplace.paidvisit;

import java.util.UUID;

import io.linli.marketplace.booking.Booking;

/** Who looks at a visit or does something about it. */
public sealed interface VisitViewer {

    /** Whoever booked it, and all who live where it takes place. */
    record OfHousehold(UUID companyId, UUID residentId, UUID householdId) implements VisitViewer {}

    /** Whose technicians come; of any company. */
    record OfProvider(UUID supplierId) implements VisitViewer {}

    /** Who comes; of any company. */
    record OfTechnician(UUID technicianId) implements VisitViewer {}

    /** The platform. */
    record OfOperator() implements VisitViewer {}

    /** Whether it is theirs to know. */
    default boolean sees(Booking booking) {
        if (this instanceof OfHousehold home) {
            return home.residentId().equals(booking.residentId())
                    || home.householdId().equals(booking.householdId());
        }
        if (this instanceof OfProvider provider) {
            return provider.supplierId().equals(booking.supplierId());
        }
        return this instanceof OfOperator
                || this instanceof OfTechnician technician
                        && technician.technicianId().equals(booking.technicianId());
    }
}
