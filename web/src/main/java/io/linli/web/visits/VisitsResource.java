package io.linli.web.visits;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.visits.OpenVisits;
import io.linli.marketplace.visits.VisitsRequest;
import io.linli.web.campaign.CampaignView;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Group-buys of a home service: leaders and property companies open them, anybody sees what is free on the day. */
@Path("/api/v1/visit-group-buys")
@Tag(name = "campaigns")
public class VisitsResource {

    private final Actors actors;
    private final RequestKey key;
    private final OpenVisits open;
    private final VisitSlots slots;

    VisitsResource(Actors actors, RequestKey key, OpenVisits open, VisitSlots slots) {
        this.actors = actors;
        this.key = key;
        this.open = open;
        this.slots = slots;
    }

    @POST
    @RolesAllowed({"leader", "property"})
    @Idempotent
    @Operation(summary = "Open a group-buy of a home service on one day in an own community")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CampaignView.class)),
            description = "Opened; it is a group-buy of kind VISITS.")
    public Uni<Response> open(@Valid @NotNull NewVisits visits) {
        return request(visits).chain(open::open).map(opened -> Response.created(
                        URI.create("/api/v1/campaigns/" + opened.terms().id()))
                .entity(CampaignView.of(opened))
                .build());
    }

    @GET
    @Path("/{id}/slots")
    @PermitAll
    @Operation(summary = "Free times of its day, in order; they may be taken by the time they are asked for")
    public Uni<Slice<VisitSlotView>> slots(@PathParam("id") UUID id) {
        return slots.free(id)
                .map(free -> new Slice<>(free.stream().map(VisitSlotView::of).toList(), Optional.empty()));
    }

    private Uni<VisitsRequest> request(NewVisits visits) {
        return actors.hasRole("property")
                ? actors.propertyCompany().map(company -> visits.toRequest(key.id(), company, null))
                : actors.resident()
                        .invoke(leader -> requireOwnCommunity(leader, visits))
                        .map(leader -> visits.toRequest(key.id(), leader.companyId(), leader.residentId()));
    }

    private static void requireOwnCommunity(ResidentActor leader, NewVisits visits) {
        if (!leader.leader() || !leader.communityId().equals(visits.communityId())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "not-the-leader", "Only a leader of that community may open a group-buy.");
        }
    }
}
