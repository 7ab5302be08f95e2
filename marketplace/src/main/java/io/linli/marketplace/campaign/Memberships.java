package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** What residents are told of their own part in campaigns. */
@ApplicationScoped
public class Memberships {

    private final Tenancy tenancy;
    private final SeatStore seats;

    Memberships(Tenancy tenancy, SeatStore seats) {
        this.tenancy = tenancy;
        this.seats = seats;
    }

    /** Whether a resident holds a seat of a campaign, or has one paid. */
    @WithTransaction
    public Uni<Boolean> has(Resident resident, UUID campaignId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> seats.ofResident(campaignId, resident.id()))
                .map(own -> !own.isEmpty());
    }

    /** When a resident is visited with a campaign of visits, held or paid; empty where the resident has no part in it. */
    @WithTransaction
    public Uni<Optional<Instant>> visit(Resident resident, UUID campaignId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> seats.ofResident(campaignId, resident.id()))
                .map(own -> own.stream()
                        .map(SeatHold::startsAt)
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
