package io.linli.web.message;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.marketplace.message.Channels;
import io.linli.marketplace.message.MessagePreferences;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** How the signed-in resident wants to be told. */
@Path("/api/v1/me/message-preferences")
@RolesAllowed("resident")
@Tag(name = "me")
public class MessagePreferenceResource {

    private final Actors actors;
    private final MessagePreferences preferences;
    private final Channels channels;

    MessagePreferenceResource(Actors actors, MessagePreferences preferences, Channels channels) {
        this.actors = actors;
        this.preferences = preferences;
        this.channels = channels;
    }

    @GET
    @Operation(summary = "How I am told, besides the notices in the app")
    public Uni<PreferenceView> get() {
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(preferences::of)
                .map(found -> PreferenceView.of(found, channels));
    }

    @PUT
    @Operation(
            summary = "Choose how I am told",
            description = "Replaces all of it; doing it again changes nothing, so no Idempotency-Key.")
    @APIResponse(responseCode = "400", description = "language-unknown")
    @APIResponse(responseCode = "422", description = "channel-not-configured")
    public Uni<PreferenceView> change(@Valid @NotNull PreferenceView.Change change) {
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> preferences.change(resident, change.preference()))
                .map(changed -> PreferenceView.of(changed, channels));
    }
}
