package io.linli.marketplace.booking;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Where nobody keeps the technicians' calendars, no visit can be booked. */
@DefaultBean
@ApplicationScoped
class NoSlots implements SlotHolds {

    @Override
    public Uni<SlotHold> hold(SlotRequest request) {
        return Uni.createFrom()
                .failure(new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "home-services-unavailable",
                        "Visits cannot be booked at the moment."));
    }

    @Override
    public Uni<Void> confirm(UUID bookingId) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> release(UUID bookingId) {
        return Uni.createFrom().voidItem();
    }
}
