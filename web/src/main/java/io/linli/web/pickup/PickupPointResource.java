package io.linli.web.pickup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.pickup.PickupPoints;
import io.linli.marketplace.community.Communities;

/** Where orders are collected. */
@Path("/api/v1/pickup-points")
@PermitAll
@Tag(name = "pickup points")
public class PickupPointResource {

    private final Communities communities;
    private final PickupPoints points;

    PickupPointResource(Communities communities, PickupPoints points) {
        this.communities = communities;
        this.points = points;
    }

    /** A pickup point as anybody may know it; who runs it is personal. */
    public record PickupPointView(UUID id, UUID communityId, LocalizedText name) {}

    @GET
    @Operation(summary = "Pickup points of a community")
    public Uni<Slice<PickupPointView>> list(
            @Parameter(required = true) @QueryParam("community") @Nullable UUID community) {
        if (community == null) {
            return Uni.createFrom()
                    .failure(new Refusal(Refusal.Kind.INVALID, "community-missing", "Say which community."));
        }
        return communities
                .get(community)
                .chain(place -> points.ofCommunity(place.id()))
                .map(found -> found.stream()
                        .map(point -> new PickupPointView(point.id(), point.communityId(), point.name()))
                        .toList())
                .map(views -> new Slice<>(views, Optional.empty()));
    }
}
