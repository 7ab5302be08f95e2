package io.linli.web.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ChangeCampaign;
import io.linli.marketplace.campaign.EditDraft;
import io.linli.marketplace.campaign.OpenCampaign;
import io.linli.marketplace.campaign.OpenRequest;
import io.linli.marketplace.campaign.Threshold;
import io.linli.marketplace.order.LeaveGroupBuy;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.AskedCommunity;
import io.linli.web.identity.ResidentActor;

/** What communities buy together. Anybody may look; residents join; leaders and property companies open. */
@Path("/api/v1/campaigns")
@Tag(name = "campaigns")
public class CampaignResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final AskedCommunity communities;
    private final RequestKey key;
    private final Campaigns campaigns;
    private final OpenCampaign open;
    private final ChangeCampaign change;
    private final EditDraft drafts;
    private final TakeSeat seats;
    private final LeaveGroupBuy leave;

    CampaignResource(
            Actors actors,
            AskedCommunity communities,
            RequestKey key,
            Campaigns campaigns,
            OpenCampaign open,
            ChangeCampaign change,
            EditDraft drafts,
            TakeSeat seats,
            LeaveGroupBuy leave) {
        this.actors = actors;
        this.communities = communities;
        this.key = key;
        this.campaigns = campaigns;
        this.open = open;
        this.change = change;
        this.drafts = drafts;
        this.seats = seats;
        this.leave = leave;
    }

    @GET
    @PermitAll
    @Operation(summary = "A community's group-buys, newest first")
    public Uni<Slice<CampaignView>> list(
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    UUID community,
            @Parameter(description = "Only those that can still be joined.") @QueryParam("open") @DefaultValue("true")
                    boolean openOnly,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        checkLimit(limit);
        return communities
                .of(community)
                .chain(id -> campaigns.ofCommunity(id, openOnly, cursor, limit))
                .map(found -> found.map(CampaignView::of));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "One group-buy")
    public Uni<CampaignView> get(@PathParam("id") UUID id) {
        boolean host = actors.hasRole("property") || actors.hasRole("leader");
        return (host ? actors.host().chain(own -> campaigns.get(own, id)) : campaigns.get(id)).map(CampaignView::of);
    }

    @POST
    @RolesAllowed({"leader", "property"})
    @Idempotent
    @Operation(summary = "Open a group-buy in an own community")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CampaignView.class)),
            description = "Opened.")
    public Uni<Response> open(@Valid @NotNull NewCampaign campaign) {
        return (actors.hasRole("property") ? ofCompany(campaign) : ofLeader(campaign))
                .chain(open::open)
                .map(opened -> Response.created(
                                URI.create("/api/v1/campaigns/" + opened.terms().id()))
                        .entity(CampaignView.of(opened))
                        .build());
    }

    @PUT
    @Path("/{id}/terms")
    @RolesAllowed({"leader", "property"})
    @Operation(summary = "Change title, threshold and times of an own draft")
    @APIResponse(responseCode = "200", description = "The draft.")
    @APIResponse(responseCode = "409", description = "not-a-draft")
    @APIResponse(responseCode = "422", description = "campaign-terms-invalid, threshold-above-stock")
    public Uni<CampaignView> edit(@PathParam("id") UUID id, @Valid @NotNull DraftTermsView terms) {
        return actors.host()
                .chain(host -> drafts.edit(host, id, terms.toTerms()))
                .map(CampaignView::of);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed({"leader", "property"})
    @Operation(summary = "Publish a draft of an own group-buy")
    public Uni<CampaignView> publish(@PathParam("id") UUID id) {
        return actors.host().chain(host -> change.publish(host, id)).map(CampaignView::of);
    }

    @PUT
    @Path("/{id}/cutoff")
    @RolesAllowed({"leader", "property"})
    @Operation(summary = "Put the cut-off of an own group-buy off to a later moment")
    public Uni<CampaignView> extend(@PathParam("id") UUID id, @Valid @NotNull LaterCutoff later) {
        return actors.host()
                .chain(host -> change.extend(host, id, later.cutoffAt()))
                .map(CampaignView::of);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({"leader", "property"})
    @Operation(summary = "Call an own group-buy off; all money goes back")
    public Uni<CampaignView> cancel(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return actors.host()
                .chain(host -> change.cancel(host, id, reason.reason()))
                .map(CampaignView::of);
    }

    @POST
    @Path("/{id}/joins")
    @RolesAllowed("resident")
    @Operation(summary = "Take units of a group-buy into the own cart; they are held for a while")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = JoinView.class)),
            description = "Held.")
    public Uni<Response> join(@PathParam("id") UUID id, @Valid @NotNull JoinOrder order) {
        var seatId = key.requiredId();
        return actors.resident()
                .map(ResidentActor::toResident)
                .map(resident -> order.toRequest(seatId, resident, id))
                .chain(seats::take)
                .map(line -> Response.created(URI.create("/api/v1/carts/" + line.cartId()))
                        .entity(JoinView.of(line))
                        .build());
    }

    @DELETE
    @Path("/{id}/membership")
    @RolesAllowed("resident")
    @Operation(
            summary = "Leave a group-buy or a team before it is decided, with all that is one's own; money goes back")
    @APIResponse(responseCode = "204", description = "Left.")
    public Uni<Void> leave(@PathParam("id") UUID id) {
        return actors.resident().map(ResidentActor::toResident).chain(resident -> leave.leave(resident, id));
    }

    private Uni<OpenRequest> ofCompany(NewCampaign campaign) {
        return actors.propertyCompany().map(company -> request(campaign, company, null));
    }

    private Uni<OpenRequest> ofLeader(NewCampaign campaign) {
        return actors.resident()
                .invoke(leader -> leader.requireLeaderOf(campaign.communityId()))
                .map(leader -> request(campaign, leader.companyId(), leader.residentId()));
    }

    private OpenRequest request(NewCampaign campaign, UUID companyId, @Nullable UUID leaderId) {
        return new OpenRequest(
                key.id(),
                companyId,
                campaign.communityId(),
                leaderId,
                campaign.title(),
                campaign.items().stream().map(NewItem::toRequest).toList(),
                campaign.threshold() == null
                        ? Threshold.units(1)
                        : campaign.threshold().toThreshold(),
                campaign.opensAt(),
                campaign.cutoffAt(),
                Boolean.TRUE.equals(campaign.draft()));
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
    }
}
