package io.linli.marketplace.community;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** What neighbours call them, by id; of this company's residents only. */
    @WithTransaction
    public Uni<Map<UUID, String>> names(UUID companyId, Collection<UUID> residentIds) {
        return residentIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tenancy.enter(companyId)
                        .chain(Panache::getSession)
                        .chain(session -> session.createSelectionQuery(
                                        "from ResidentRow where id in (:ids)", ResidentRow.class)
                                .setParameter("ids", List.copyOf(residentIds))
                                .getResultList())
                        .map(rows -> rows.stream()
                                .map(ResidentRow::toResident)
                                .collect(toMap(Resident::id, Resident::displayName)));
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
