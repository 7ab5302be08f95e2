package io.linli.web.announcement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
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
import io.linli.marketplace.announcement.Announcements;
import io.linli.marketplace.announcement.PostAnnouncement;
import io.linli.marketplace.announcement.PostRequest;
import io.linli.marketplace.announcement.Poster;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** What is announced about a group-buy. */
@Path("/api/v1/campaigns/{id}/announcements")
@Tag(name = "campaigns")
public class AnnouncementResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final RequestKey key;
    private final Announcements announcements;
    private final PostAnnouncement post;

    AnnouncementResource(Actors actors, RequestKey key, Announcements announcements, PostAnnouncement post) {
        this.actors = actors;
        this.key = key;
        this.announcements = announcements;
        this.post = post;
    }

    @GET
    @PermitAll
    @Operation(summary = "What was announced about a group-buy, newest first")
    public Uni<Slice<AnnouncementView>> list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return announcements.ofCampaign(id, cursor, limit).map(found -> found.map(AnnouncementView::of));
    }

    @POST
    @RolesAllowed({"leader", "property"})
    @Idempotent
    @Operation(
            summary = "Tell something to everybody who holds a place in a group-buy or has paid",
            description = "By its leader or its property company, at most ten times a day.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AnnouncementView.class)),
            description = "Posted.")
    @APIResponse(
            responseCode = "400",
            description = "announcement-empty, announcement-too-long, announcement-characters")
    @APIResponse(responseCode = "403", description = "not-your-campaign")
    @APIResponse(responseCode = "409", description = "announcements-too-many")
    public Uni<Response> post(@PathParam("id") UUID id, @Valid @NotNull NewAnnouncement announcement) {
        var requestKey = key.id();
        return poster().map(poster -> new PostRequest(requestKey, poster, id, announcement.text()))
                .chain(post::post)
                .map(posted -> Response.status(Response.Status.CREATED)
                        .entity(AnnouncementView.of(posted))
                        .build());
    }

    private Uni<Poster> poster() {
        return actors.hasRole("property")
                ? actors.propertyCompany().map(Poster::company)
                : actors.resident().map(leader -> Poster.leader(leader.companyId(), leader.residentId()));
    }
}
