package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.community.Resident;
import io.linli.marketplace.trust.AccessNotes;
import io.linli.marketplace.trust.Invitation;
import io.linli.marketplace.trust.Trust;
import io.linli.marketplace.trust.Trusts;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Who may book for which household besides those who live there. */
@Path("/api/v1/me/trusts")
@RolesAllowed("resident")
@Tag(name = "me")
public class TrustResource {

    private final Actors actors;
    private final Trusts trusts;
    private final AccessNotes notes;

    TrustResource(Actors actors, Trusts trusts, AccessNotes notes) {
        this.actors = actors;
        this.trusts = trusts;
        this.notes = notes;
    }

    /** @param given by the own household, open invitations among them; {@code received} from others */
    public record TrustsView(List<TrustView> given, List<TrustView> received) {}

    /** @param residentName who may book; absent as long as nobody accepted */
    public record TrustView(
            UUID id, UUID householdId, UUID communityId, String home, @Nullable String residentName, Instant expiresAt) {

        static TrustView of(Trust trust) {
            return new TrustView(
                    trust.id(),
                    trust.householdId(),
                    trust.communityId(),
                    trust.home(),
                    trust.residentId().map(known -> trust.residentName()).orElse(null),
                    trust.expiresAt());
        }
    }

    /** @param code as it was passed on */
    public record NewAcceptance(@NotNull String code) {}

    /** @param note how to get in, at most 300 characters; empty for nothing */
    public record NewAccessNote(@NotNull String note) {}

    @GET
    @Operation(summary = "Whom the own household trusts, and which households trust oneself")
    public Uni<TrustsView> list() {
        return resident().chain(resident -> trusts.given(resident)
                .chain(given -> trusts.received(resident).map(received -> new TrustsView(
                        given.stream().map(TrustView::of).toList(),
                        received.stream().map(TrustView::of).toList()))));
    }

    @POST
    @Path("/invitations")
    @Idempotent
    @Operation(summary = "Invite somebody to book for the own household; the code is told once")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Invitation.class)),
            description = "To be passed on within a week.")
    public Uni<Response> invite() {
        return resident()
                .chain(trusts::invite)
                .map(made -> Response.status(Response.Status.CREATED).entity(made).build());
    }

    @POST
    @Path("/acceptances")
    @Idempotent
    @Operation(summary = "Accept another household's invitation")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TrustView.class)),
            description = "From now on one may book for it.")
    public Uni<Response> accept(@Valid @NotNull NewAcceptance acceptance) {
        return resident()
                .chain(resident -> trusts.accept(resident, acceptance.code()))
                .map(trust -> Response.ok(TrustView.of(trust)).build());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a trust, from either side, or take an invitation back")
    @APIResponse(responseCode = "204", description = "Ended, now or before.")
    public Uni<Void> revoke(@PathParam("id") UUID id) {
        return resident().chain(resident -> trusts.revoke(resident, id));
    }

    @PUT
    @Path("/access-note")
    @Operation(summary = "How to get into the own home, for who comes to a visit")
    @APIResponse(responseCode = "204", description = "Noted.")
    public Uni<Void> access(@Valid @NotNull NewAccessNote note) {
        return resident().chain(resident -> notes.put(resident, note.note()));
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }
}
