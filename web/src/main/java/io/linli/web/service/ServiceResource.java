package io.linli.web.service;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.fulfillment.schedule.SlotSearch;
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.review.RatedServices;
import io.linli.marketplace.review.RatedServices.RatedService;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** What can be booked, and when. Public: a community is given, or is that of the signed-in resident. */
@Path("/api/v1/services")
@PermitAll
@Tag(name = "services")
public class ServiceResource {

    private final Actors actors;
    private final ServiceItems items;
    private final Suppliers suppliers;
    private final Communities communities;
    private final Households households;
    private final FreeSlots freeSlots;
    private final Technicians technicians;
    private final RatedServices ranking;
    private final Clock clock;

    ServiceResource(
            Actors actors,
            ServiceItems items,
            Suppliers suppliers,
            Communities communities,
            Households households,
            FreeSlots freeSlots,
            Technicians technicians,
            RatedServices ranking,
            Clock clock) {
        this.actors = actors;
        this.items = items;
        this.suppliers = suppliers;
        this.communities = communities;
        this.households = households;
        this.freeSlots = freeSlots;
        this.technicians = technicians;
        this.ranking = ranking;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Home services offered in a community, the better rated first")
    public Uni<Slice<ServiceView>> list(
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community) {
        return community(community)
                .chain(communities::get)
                .chain(place -> items.inCommunity(place.id()))
                .chain(ranking::ranked)
                .chain(this::withProviders)
                .map(views -> new Slice<>(views, Optional.empty()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A home service with all there is to choose")
    public Uni<ServiceView> get(
            @PathParam("id") UUID id,
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community) {
        return community(community)
                .chain(communities::get)
                .chain(place -> offered(id, place.id()))
                .chain(item -> ranking.ranked(List.of(item)))
                .chain(this::withProviders)
                .map(views -> views.get(0));
    }

    @POST
    @Path("/{id}/quotes")
    @Operation(
            summary = "What a choice costs, and how long the visit takes",
            description = "Nothing is kept of it: asking again costs nothing, so no Idempotency-Key.")
    @APIResponse(responseCode = "422", description = "choice-invalid")
    public Uni<QuoteView> quote(
            @PathParam("id") UUID id,
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community,
            @Valid @NotNull ChoiceView choice) {
        return community(community)
                .chain(communities::get)
                .chain(place -> offered(id, place.id()))
                .map(item -> QuoteView.of(item.quote(choice.choice())));
    }

    @GET
    @Path("/{id}/slots")
    @Operation(
            summary = "Free slots of a service, in order of time",
            description =
                    "Without a community, at the signed-in resident's home: only those who come to that building.")
    public Uni<Slice<SlotView>> slots(
            @PathParam("id") UUID id,
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community,
            @Parameter(description = "First day in the community's local time, like 2026-05-31. Default: today.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "1 to 31.") @QueryParam("days") @DefaultValue("7") int days,
            @BeanParam ChoiceParameters choice,
            @Parameter(description = "Only this technician's. Default: anybody's.") @QueryParam("technician") @Nullable
                    UUID technician,
            @Parameter(description = "Who is free then by name, or only how many: far less to send.")
                    @QueryParam("who")
                    @DefaultValue("NAMES")
                    Who who) {
        return place(community)
                .chain(place -> offered(id, place.community().id())
                        .map(item -> search(item, choice.minutes(item), place, technician, from, days)))
                .chain(search -> freeSlots.find(search).chain(slots -> views(slots, search.supplierId(), who)))
                .map(views -> new Slice<>(views, Optional.empty()));
    }

    /** What is told of those who are free. */
    public enum Who {
        NAMES,
        COUNT
    }

    /** Where a visit would be. */
    private record Place(Community community, @Nullable UUID buildingId) {}

    private SlotSearch search(
            ServiceItem item, int minutes, Place place, @Nullable UUID technician, @Nullable String from, int days) {
        var zone = place.community().zone();
        return new SlotSearch(
                item.supplierId(),
                Duration.ofMinutes(minutes),
                new VisitNeeds(item.visit(), place.community().id(), place.buildingId()),
                technician,
                zone,
                from == null ? clock.instant().atZone(zone).toLocalDate() : day(from),
                days);
    }

    private Uni<List<SlotView>> views(List<Slot> slots, UUID supplier, Who who) {
        return who == Who.COUNT
                ? Uni.createFrom().item(slots.stream().map(SlotView::counted).toList())
                : technicians.ofProvider(supplier).map(team -> named(slots, team));
    }

    private Uni<Place> place(@Nullable String given) {
        if (given == null && actors.subject().isPresent()) {
            return actors.resident().chain(this::home);
        }
        return community(given).chain(communities::get).map(found -> new Place(found, null));
    }

    private Uni<Place> home(ResidentActor resident) {
        return communities.get(resident.communityId()).chain(community -> households
                .building(resident.companyId(), resident.householdId())
                .map(building -> new Place(community, building)));
    }

    private Uni<UUID> community(@Nullable String given) {
        if (given != null) {
            return Uni.createFrom().item(() -> uuid(given));
        }
        return actors.subject().isPresent()
                ? actors.resident().map(ResidentActor::communityId)
                : Uni.createFrom()
                        .failure(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                "community-missing",
                                "Say which community, or sign in as a resident."));
    }

    private Uni<ServiceItem> offered(UUID itemId, UUID communityId) {
        return items.inCommunity(communityId).map(offered -> offered.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "service-not-offered",
                        "Nobody offers this service in the community.")));
    }

    private Uni<List<ServiceView>> withProviders(List<RatedService> offered) {
        var ids = offered.stream().map(rated -> rated.item().supplierId()).collect(Collectors.toSet());
        return suppliers.byIds(ids).map(found -> {
            var byId = found.stream().collect(Collectors.toMap(SupplierProfile::id, Function.identity()));
            return offered.stream()
                    .map(rated ->
                            ServiceView.of(rated.item(), byId.get(rated.item().supplierId()), rated.rating()))
                    .toList();
        });
    }

    private static List<SlotView> named(List<Slot> slots, List<Technician> team) {
        var byId = team.stream()
                .collect(Collectors.toMap(
                        Technician::id, one -> new SlotView.TechnicianView(one.id(), one.displayName())));
        return slots.stream().map(slot -> SlotView.named(slot, byId)).toList();
    }

    private static UUID uuid(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.notFound("community");
        }
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }
}
