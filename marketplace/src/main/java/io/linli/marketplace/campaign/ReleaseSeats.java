package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Tenancy;

/** Gives back seats, and their stock, that nobody checked out in time. */
@ApplicationScoped
public class ReleaseSeats {

    /** Seats of one transaction. */
    static final int BATCH = 200;

    private final Tenancy tenancy;
    private final Seats seats;

    ReleaseSeats(Tenancy tenancy, Seats seats) {
        this.tenancy = tenancy;
        this.seats = seats;
    }

    /** At most two hundred. @return how many were given back */
    @WithTransaction
    public Uni<Integer> expired() {
        return tenancy.cross("release expired seats").chain(() -> seats.releaseExpired(BATCH));
    }
}
