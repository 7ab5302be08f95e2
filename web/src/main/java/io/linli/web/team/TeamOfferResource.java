package io.linli.web.team;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.team.OfferTeams;
import io.linli.marketplace.team.OpenTeam;
import io.linli.marketplace.team.TeamOffer;
import io.linli.marketplace.team.TeamOfferRequest;
import io.linli.marketplace.team.TeamOffers;
import io.linli.web.campaign.JoinView;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.AskedCommunity;
import io.linli.web.identity.ResidentActor;

/** Teams: leaders and property companies say of what, residents open them. */
@Path("/api/v1/team-offers")
@Tag(name = "teams")
public class TeamOfferResource {

    private final Actors actors;
    private final AskedCommunity communities;
    private final RequestKey key;
    private final TeamOffers offers;
    private final OfferTeams offerTeams;
    private final OpenTeam open;
    private final Residents residents;

    TeamOfferResource(
            Actors actors,
            AskedCommunity communities,
            RequestKey key,
            TeamOffers offers,
            OfferTeams offerTeams,
            OpenTeam open,
            Residents residents) {
        this.actors = actors;
        this.communities = communities;
        this.key = key;
        this.offers = offers;
        this.offerTeams = offerTeams;
        this.open = open;
        this.residents = residents;
    }

    @GET
    @PermitAll
    @Operation(summary = "What teams of a community can be opened for, newest first, at most 200")
    public Uni<TeamOfferView.Listed> list(
            @Parameter(description = "Default: the signed-in resident's.") @QueryParam("community") @Nullable
                    UUID community) {
        return communities
                .of(community)
                .chain(offers::ofCommunity)
                .map(found -> new TeamOfferView.Listed(
                        found.stream().map(TeamOfferView::of).toList()));
    }

    @POST
    @RolesAllowed({"leader", "property"})
    @Idempotent
    @Operation(summary = "Offer teams of a good to an own community")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TeamOfferView.class)),
            description = "Offered.")
    public Uni<Response> offer(@Valid @NotNull NewTeamOffer offer) {
        return request(offer).chain(offerTeams::offer).map(offered -> Response.created(
                        URI.create("/api/v1/team-offers/" + offered.id()))
                .entity(TeamOfferView.of(offered))
                .build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"leader", "property"})
    @Operation(summary = "Withdraw an own offer to teams; those that are open go on")
    @APIResponse(responseCode = "204", description = "Withdrawn.")
    public Uni<Void> withdraw(@PathParam("id") UUID id) {
        return actors.host().chain(host -> offerTeams.withdraw(host, id));
    }

    @POST
    @Path("/{id}/teams")
    @RolesAllowed("resident")
    @Operation(summary = "Open a team and take its first place into the own cart; it is held for a while")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = JoinView.class)),
            description = "Opened; campaignId is the team's id.")
    public Uni<Response> open(@PathParam("id") UUID id) {
        var teamId = key.requiredId();
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> open.open(teamId, resident, id))
                .map(line -> Response.created(URI.create("/api/v1/campaigns/" + teamId))
                        .entity(JoinView.of(line))
                        .build());
    }

    @GET
    @Path("/{id}/teams")
    @PermitAll
    @Operation(summary = "Teams on these terms that can be joined, the next to end first, at most 50")
    public Uni<TeamView.Listed> teams(@PathParam("id") UUID id) {
        return offers.get(id).chain(offer -> offers.joinable(id).chain(teams -> names(offer, teams)
                .map(names -> new TeamView.Listed(
                        teams.stream().map(team -> TeamView.of(team, names)).toList()))));
    }

    /** Neighbours are told whose team it is; nobody else. */
    private Uni<Map<UUID, String>> names(TeamOffer offer, List<Campaign> teams) {
        if (!actors.hasRole("resident")) {
            return Uni.createFrom().item(Map.of());
        }
        return actors.resident()
                .chain(resident -> resident.communityId().equals(offer.communityId())
                        ? residents.names(
                                offer.companyId(),
                                teams.stream()
                                        .map(team -> team.terms().team().initiatorId())
                                        .distinct()
                                        .toList())
                        : Uni.createFrom().item(Map.of()));
    }

    private Uni<TeamOfferRequest> request(NewTeamOffer offer) {
        return actors.hasRole("property")
                ? actors.propertyCompany().map(company -> offer.toRequest(key.id(), company, null))
                : actors.resident()
                        .invoke(leader -> leader.requireLeaderOf(offer.communityId()))
                        .map(leader -> offer.toRequest(key.id(), leader.companyId(), leader.residentId()));
    }
}
