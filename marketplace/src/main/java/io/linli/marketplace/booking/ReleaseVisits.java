package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Tenancy;

/** Gives back visits, and their slots, that nobody checked out in time. */
@ApplicationScoped
public class ReleaseVisits {

    /** Bookings of one transaction. */
    static final int BATCH = 200;

    private final Tenancy tenancy;
    private final Bookings bookings;

    ReleaseVisits(Tenancy tenancy, Bookings bookings) {
        this.tenancy = tenancy;
        this.bookings = bookings;
    }

    /** At most two hundred. @return how many were given back */
    @WithTransaction
    public Uni<Integer> expired() {
        return tenancy.cross("release expired bookings").chain(() -> bookings.releaseExpired(BATCH));
    }
}
