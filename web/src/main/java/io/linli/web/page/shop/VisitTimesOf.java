package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Memberships;
import io.linli.marketplace.campaign.VisitDay;
import io.linli.marketplace.community.Building;
import io.linli.marketplace.community.Buildings;
import io.linli.marketplace.community.Households;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Frame;
import io.linli.web.visits.VisitSlots;

/** Finds out when somebody can come on the day of a group buy of visits. */
@ApplicationScoped
class VisitTimesOf {

    private final VisitSlots slots;
    private final Buildings buildings;
    private final Households households;
    private final Memberships memberships;
    private final Actors actors;

    VisitTimesOf(VisitSlots slots, Buildings buildings, Households households, Memberships memberships, Actors actors) {
        this.memberships = memberships;
        this.slots = slots;
        this.buildings = buildings;
        this.households = households;
        this.actors = actors;
    }

    /** Null where it is of goods. */
    Uni<VisitTimes> of(Frame frame, Campaign campaign) {
        var day = campaign.terms().visits();
        return day == null
                ? Uni.createFrom().nullItem()
                : slots.free(campaign).chain(free -> names(campaign, day)
                        .chain(names -> admitted(frame, campaign, day).chain(admitted -> own(frame, campaign)
                                .map(own -> new VisitTimes(
                                        day.day(), day.minutes(), free, names, admitted, own.orElse(null))))));
    }

    private Uni<Optional<Instant>> own(Frame frame, Campaign campaign) {
        return frame.visitor().is("resident")
                ? actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(resident ->
                                memberships.visit(resident, campaign.terms().id()))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<List<String>> names(Campaign campaign, VisitDay day) {
        return day.buildingIds().isEmpty()
                ? Uni.createFrom().item(List.of())
                : buildings
                        .ofCommunity(
                                campaign.terms().companyId(), campaign.terms().communityId())
                        .map(all -> all.stream()
                                .filter(one -> day.buildingIds().contains(one.id()))
                                .map(Building::name)
                                .toList());
    }

    /** Of who has not signed in nothing is known. */
    private Uni<Boolean> admitted(Frame frame, Campaign campaign, VisitDay day) {
        return day.buildingIds().isEmpty() || !frame.visitor().is("resident")
                ? Uni.createFrom().item(true)
                : actors.resident()
                        .chain(resident ->
                                resident.communityId().equals(campaign.terms().communityId())
                                        ? households
                                                .building(resident.companyId(), resident.householdId())
                                                .map(day.buildingIds()::contains)
                                        : Uni.createFrom().item(true));
    }
}
