package io.linli.marketplace.community;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** Where the households of a company's communities are. An address is personal data: only for who must go there. */
@ApplicationScoped
public class Households {

    private static final String SELECT =
            """
            SELECT h.id, h.community_id, b.name, e.name, u.number
            FROM marketplace.household h
            JOIN marketplace.unit u ON u.id = h.unit_id
            JOIN marketplace.entrance e ON e.id = u.entrance_id
            JOIN marketplace.building b ON b.id = e.building_id
            """;

    private static final String ADDRESS = SELECT + "WHERE h.id = :household";

    private static final String ADDRESSES = SELECT + "WHERE h.id = ANY (:households)";

    private static final String BUILDING =
            """
            SELECT e.building_id FROM marketplace.household h
            JOIN marketplace.unit u ON u.id = h.unit_id
            JOIN marketplace.entrance e ON e.id = u.entrance_id
            WHERE h.id = :household""";

    private static final String BY_CODE =
            """
            SELECT code, id FROM (
                SELECT h.id, lower(replace(b.name || '-' || e.name || '-' || u.number, ' ', '')) AS code
                FROM marketplace.household h
                JOIN marketplace.unit u ON u.id = h.unit_id
                JOIN marketplace.entrance e ON e.id = u.entrance_id
                JOIN marketplace.building b ON b.id = e.building_id
                WHERE h.community_id = :community) AS home
            WHERE code = ANY (:codes)""";

    private final Tenancy tenancy;

    Households(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Refuses with: {@code household-not-found}, also for another company's household. */
    @WithTransaction
    public Uni<Household> get(UUID companyId, UUID householdId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(ADDRESS, Object[].class)
                        .setParameter("household", householdId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("household"))
                .map(Households::toHousehold);
    }

    /** Those of the ids that exist, of any company: only for visits that whoever asks may see. */
    @WithTransaction
    public Uni<List<Household>> byIds(Collection<UUID> householdIds) {
        return tenancy.cross("where visits take place")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(ADDRESSES, Object[].class)
                        .setParameter("households", householdIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(Households::toHousehold).toList());
    }

    /**
     * The building a household lives in. Needs a transaction inside the company's tenancy. Refuses with: {@code
     * household-not-found}.
     */
    public Uni<UUID> building(UUID householdId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(BUILDING)
                        .setParameter("household", householdId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("household"));
    }

    /** As {@link #building(UUID)}, in a tenancy entered for it. */
    @WithTransaction
    public Uni<UUID> building(UUID companyId, UUID householdId) {
        return tenancy.enter(companyId).chain(() -> building(householdId));
    }

    /** Needs a transaction inside the company's tenancy; another company's community has none. */
    public Uni<HouseholdsByCode> byCode(UUID communityId, Collection<String> codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_CODE, Object[].class)
                        .setParameter("community", communityId)
                        .setParameter(
                                "codes",
                                codes.stream()
                                        .map(HouseholdsByCode::plain)
                                        .distinct()
                                        .toArray(String[]::new))
                        .getResultList())
                .map(rows -> new HouseholdsByCode(rows.stream()
                        .collect(groupingBy(row -> (String) row[0], mapping(row -> (UUID) row[1], toList())))));
    }

    private static Household toHousehold(Object[] row) {
        return new Household((UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }
}
