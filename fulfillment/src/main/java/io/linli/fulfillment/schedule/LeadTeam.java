package io.linli.fulfillment.schedule;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.ServedCommunities;
import io.linli.marketplace.community.Building;
import io.linli.marketplace.community.Buildings;

/**
 * A provider's team: who is in it, what they can do and where they go.
 *
 * <p>Every call about a technician refuses with {@code technician-not-found}, also for another provider's.
 */
@ApplicationScoped
public class LeadTeam {

    private static final int MOST_SKILLS = 50;
    private static final int MOST_AREAS = 200;

    private final PlanStore plans;
    private final ServedCommunities served;
    private final Buildings buildings;

    LeadTeam(PlanStore plans, ServedCommunities served, Buildings buildings) {
        this.plans = plans;
        this.served = served;
        this.buildings = buildings;
    }

    /** Somebody new, who has no shifts yet. @return the id */
    @WithTransaction
    public Uni<UUID> hire(UUID supplierId, TechnicianTerms terms) {
        return plans.hire(supplierId, terms);
    }

    @WithTransaction
    public Uni<Void> change(UUID supplierId, UUID technicianId, TechnicianTerms terms) {
        return own(supplierId, technicianId)
                .chain(() -> plans.change(supplierId, technicianId, terms))
                .replaceWithVoid();
    }

    /** From now on these are the skills. Refuses with: {@code skills-invalid} (one twice, or more than {@value #MOST_SKILLS}). */
    @WithTransaction
    public Uni<Void> skills(UUID supplierId, UUID technicianId, List<Skill> skills) {
        if (skills.size() > MOST_SKILLS
                || skills.stream().map(Skill::code).distinct().count() < skills.size()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "skills-invalid",
                    "Each skill is named once, at most " + MOST_SKILLS + " of them.");
        }
        return own(supplierId, technicianId).chain(() -> plans.replaceSkills(technicianId, skills));
    }

    /**
     * From now on the technician goes there and nowhere else; with none, wherever the provider sells.
     *
     * <p>Refuses with: {@code areas-invalid} (more than {@value #MOST_AREAS}), {@code area-not-served} (the provider does not
     * sell in the community), {@code building-not-found} (not in the community).
     */
    @WithTransaction
    public Uni<Void> areas(UUID supplierId, UUID technicianId, List<Area> areas) {
        var distinct = new HashSet<>(areas);
        if (distinct.size() > MOST_AREAS) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "areas-invalid", "A technician has at most " + MOST_AREAS + " areas.");
        }
        return own(supplierId, technicianId)
                .chain(() -> served.of(supplierId))
                .invoke(communities -> refuseElsewhere(distinct, communities))
                .chain(() -> refuseUnknownBuildings(distinct))
                .chain(() -> plans.replaceAreas(technicianId, distinct));
    }

    private Uni<Void> own(UUID supplierId, UUID technicianId) {
        return plans.lock(supplierId, technicianId).map(found -> {
            if (!found) {
                throw Refusal.notFound("technician");
            }
            return null;
        });
    }

    private static void refuseElsewhere(Set<Area> areas, List<UUID> communities) {
        if (areas.stream().anyMatch(area -> !communities.contains(area.communityId()))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "area-not-served", "The provider does not sell in this community.");
        }
    }

    private Uni<Void> refuseUnknownBuildings(Set<Area> areas) {
        var communities = areas.stream()
                .filter(area -> area.buildingId().isPresent())
                .map(Area::communityId)
                .collect(toSet());
        return Multi.createFrom()
                .iterable(communities)
                .onItem()
                .transformToUniAndConcatenate(
                        community -> buildings.of(community).invoke(known -> refuseUnknown(areas, community, known)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static void refuseUnknown(Set<Area> areas, UUID community, List<Building> known) {
        var ids = known.stream().map(Building::id).collect(toSet());
        boolean unknown = areas.stream()
                .filter(area -> area.communityId().equals(community))
                .flatMap(area -> area.buildingId().stream())
                .anyMatch(building -> !ids.contains(building));
        if (unknown) {
            throw Refusal.notFound("building");
        }
    }
}
