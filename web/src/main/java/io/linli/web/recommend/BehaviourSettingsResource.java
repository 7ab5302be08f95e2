package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.search.recommend.BehaviourConsent;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Whether it may be remembered what the signed-in resident looks at. */
@Path("/api/v1/me/recommendations")
@RolesAllowed("resident")
@Tag(name = "me")
public class BehaviourSettingsResource {

    private final Actors actors;
    private final BehaviourConsent consent;

    BehaviourSettingsResource(Actors actors, BehaviourConsent consent) {
        this.actors = actors;
        this.consent = consent;
    }

    /**
     * As JSON.
     *
     * @param remember what I look at, search for and put into my cart
     */
    public record BehaviourSettings(@NotNull Boolean remember) {}

    @GET
    @Operation(summary = "Whether it is remembered what I look at; not unless I said so")
    public Uni<BehaviourSettings> get() {
        return actors.resident()
                .chain(me -> consent.of(me.companyId(), me.residentId()))
                .map(BehaviourSettings::new);
    }

    @PUT
    @Operation(
            summary = "Says whether it may be remembered",
            description = "False deletes what was remembered. Doing it again changes nothing, so no Idempotency-Key.")
    public Uni<BehaviourSettings> change(@Valid @NotNull BehaviourSettings wanted) {
        return actors.resident()
                .chain(me -> wanted.remember() ? give(me) : consent.takeBack(me.companyId(), me.residentId()))
                .replaceWith(wanted);
    }

    private Uni<Void> give(ResidentActor me) {
        return consent.give(me.companyId(), me.residentId());
    }
}
