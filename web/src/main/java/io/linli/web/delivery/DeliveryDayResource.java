package io.linli.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.DeliveryDays;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;

/** When a supplier brings goods to the communities that it sells in. */
@Path("/api/v1/supplier/delivery-days")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Supplier")
public class DeliveryDayResource {

    private static final int MOST_COMMUNITIES = 1_000;
    private static final int UNSAID = -1;

    private final DeliveryDays days;
    private final ServedPlaces places;
    private final Actors actors;

    DeliveryDayResource(DeliveryDays days, ServedPlaces places, Actors actors) {
        this.days = days;
        this.places = places;
        this.actors = actors;
    }

    /**
     * @param days when goods are brought; empty for any day
     * @param leadDays how many days before that orders close, 0 to 7; null where nothing is said of this community
     * @param cutOffHour the hour, in the community's time, at which they close that day: 1 to 24, the end of the day
     */
    @Schema(name = "CommunityDelivery")
    public record CommunityView(
            UUID communityId,
            LocalizedText name,
            List<DayOfWeek> days,
            @Nullable Integer leadDays,
            @Nullable Integer cutOffHour) {

        static CommunityView of(ServedPlaces.Served place) {
            var terms = place.terms();
            return new CommunityView(
                    place.community().id(),
                    place.community().name(),
                    terms.map(said -> List.copyOf(said.days())).orElse(List.of()),
                    terms.map(DeliveryTerms::leadDays).orElse(null),
                    terms.map(DeliveryTerms::cutOffHour).orElse(null));
        }
    }

    /** Of every community that the supplier sells in. */
    public record DeliveryView(List<CommunityView> items) {}

    /** As {@link CommunityView}; without lead and hour nothing is said of it any more. */
    @Schema(name = "NewCommunityDelivery")
    public record CommunityDays(
            @NotNull UUID communityId,
            @Nullable List<@NotNull DayOfWeek> days,
            @Nullable Integer leadDays,
            @Nullable Integer cutOffHour) {

        Optional<DeliveryTerms> terms() {
            var said = Objects.requireNonNullElse(days, List.<DayOfWeek>of());
            if (said.isEmpty() && leadDays == null && cutOffHour == null) {
                return Optional.empty();
            }
            return Optional.of(new DeliveryTerms(
                    Set.copyOf(said),
                    Objects.requireNonNullElse(leadDays, UNSAID),
                    Objects.requireNonNullElse(cutOffHour, UNSAID)));
        }
    }

    /** @param items communities that are not named stay as they are */
    public record NewDeliveryDays(@NotNull @Size(max = MOST_COMMUNITIES) List<@Valid @NotNull CommunityDays> items) {}

    @GET
    @Operation(summary = "When the own goods are brought to each community")
    public Uni<DeliveryView> get() {
        return actors.supplier().chain(this::view);
    }

    @PUT
    @Operation(
            summary = "Say when the own goods are brought to communities, and until when one orders",
            description = "Orders that were placed before keep the day they were promised.")
    @APIResponse(responseCode = "200", description = "As it is now, of every community")
    @APIResponse(responseCode = "400", description = "lead-days-invalid, cut-off-hour-invalid, communities-twice")
    @APIResponse(
            responseCode = "404",
            description = "community-not-served: the supplier does not sell there; nothing is kept")
    public Uni<DeliveryView> put(@Valid @NotNull NewDeliveryDays said) {
        var terms = byCommunity(said.items());
        return actors.supplier().chain(supplier -> days.keep(supplier, terms).chain(() -> view(supplier)));
    }

    private static Map<UUID, Optional<DeliveryTerms>> byCommunity(List<CommunityDays> items) {
        var terms = new LinkedHashMap<UUID, Optional<DeliveryTerms>>();
        for (var item : items) {
            if (terms.put(item.communityId(), item.terms()) != null) {
                throw new Refusal(Refusal.Kind.INVALID, "communities-twice", "A community stands there twice.");
            }
        }
        return terms;
    }

    private Uni<DeliveryView> view(UUID supplier) {
        return places.of(supplier)
                .map(found ->
                        new DeliveryView(found.stream().map(CommunityView::of).toList()));
    }
}
