package io.linli.marketplace.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** The people who live in a company's communities. */
@ApplicationScoped
public class Residents {

    private final Tenancy tenancy;

    Residents(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Refuses with: {@code resident-not-found}, also for another company's resident. */
    @WithTransaction
    public Uni<Resident> get(UUID companyId, UUID residentId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.find(ResidentRow.class, residentId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("resident"))
                .map(ResidentRow::toResident);
    }
}
