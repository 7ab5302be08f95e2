package io.linli.web.service;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.community.Communities;
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
    private final FreeSlots freeSlots;
    private final Technicians technicians;
    private final Clock clock;

    ServiceResource(
            Actors actors,
            ServiceItems items,
            Suppliers suppliers,
            Communities communities,
            FreeSlots freeSlots,
            Technicians technicians,
            Clock clock) {
        this.actors = actors;
        this.items = items;
        this.suppliers = suppliers;
        this.communities = communities;
        this.freeSlots = freeSlots;
        this.technicians = technicians;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Home services offered in a community")
    public Uni<Slice<ServiceView>> list(
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community) {
        return community(community)
                .chain(communities::get)
                .chain(place -> items.inCommunity(place.id()))
                .chain(this::withProviders)
                .map(views -> new Slice<>(views, Optional.empty()));
    }

    @GET
    @Path("/{id}/slots")
    @Operation(summary = "Free slots of a service, in order of time")
    public Uni<Slice<SlotView>> slots(
            @PathParam("id") UUID id,
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    String community,
            @Parameter(description = "First day in the community's local time, like 2026-05-31. Default: today.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "1 to 31.") @QueryParam("days") @DefaultValue("7") int days) {
        return community(community).chain(communities::get).chain(place -> offered(id, place.id())
                .chain(item -> find(item, place.zone(), from, days)));
    }

    private Uni<Slice<SlotView>> find(ServiceItem item, ZoneId zone, @Nullable String from, int days) {
        var first = from == null ? clock.instant().atZone(zone).toLocalDate() : day(from);
        return freeSlots.find(item, zone, first, days).chain(slots -> technicians
                .ofProvider(item.supplierId())
                .map(team -> new Slice<>(views(slots, team), Optional.empty())));
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

    private Uni<List<ServiceView>> withProviders(List<ServiceItem> offered) {
        var ids = offered.stream().map(ServiceItem::supplierId).collect(Collectors.toSet());
        return suppliers.byIds(ids).map(found -> {
            var byId = found.stream().collect(Collectors.toMap(SupplierProfile::id, Function.identity()));
            return offered.stream()
                    .map(item -> ServiceView.of(item, byId.get(item.supplierId())))
                    .toList();
        });
    }

    private static List<SlotView> views(List<Slot> slots, List<Technician> team) {
        Map<UUID, SlotView.TechnicianView> byId = team.stream()
                .collect(Collectors.toMap(
                        Technician::id, one -> new SlotView.TechnicianView(one.id(), one.displayName())));
        return slots.stream()
                .map(slot -> new SlotView(
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.technicianIds().stream().map(byId::get).toList()))
                .toList();
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
