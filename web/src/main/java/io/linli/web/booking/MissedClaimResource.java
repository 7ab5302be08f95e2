package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.marketplace.paidvisit.ClaimMissed;
import io.linli.marketplace.paidvisit.MissedVisit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.web.idempotency.Idempotent;

/** One side of a visit says that the other was not there. */
@Path("/api/v1/bookings/{id}/missed")
@Tag(name = "bookings")
public class MissedClaimResource {

    private static final String TECHNICIAN = "technician";

    private final VisitViewers viewers;
    private final ClaimMissed claim;

    MissedClaimResource(VisitViewers viewers, ClaimMissed claim) {
        this.viewers = viewers;
        this.claim = claim;
    }

    /** @param since when the waiting began */
    public record AtDoor(Instant since) {}

    @POST
    @Path("/at-door")
    @RolesAllowed(TECHNICIAN)
    @Operation(
            summary =
                    "The technician is at the door: the household is told, and the waiting counts from the first time",
            description = "Repeating it changes nothing, so no Idempotency-Key.")
    public Uni<AtDoor> atDoor(@PathParam("id") UUID id) {
        return viewers.technician()
                .chain(technician -> claim.atDoor(technician, id))
                .map(AtDoor::new);
    }

    @POST
    @RolesAllowed({"resident", TECHNICIAN})
    @Idempotent
    @Operation(
            summary = "Say that the other side was not there",
            description =
                    "A technician after waiting at the door, a household when the time to arrive is over. The other side "
                            + "may contradict for a time; who is silent agrees. Where both say it of each other, a person decides.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MissedView.class)),
            description = "Said, now or before.")
    public Uni<Response> missed(@PathParam("id") UUID id, @Valid @NotNull NewNote said) {
        return viewers.any().chain(viewer -> say(viewer, id, said.note())).map(MissedClaimResource::answer);
    }

    @POST
    @Path("/contradictions")
    @RolesAllowed({"resident", TECHNICIAN, "supplier"})
    @Idempotent
    @Operation(summary = "Contradict what the other side says: from now on a person decides")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MissedView.class)),
            description = "Contradicted, now or before.")
    public Uni<Response> contradict(@PathParam("id") UUID id, @Valid @NotNull NewNote said) {
        return viewers.any()
                .chain(viewer -> claim.contradict(viewer, id, said.note()))
                .map(MissedClaimResource::answer);
    }

    private Uni<MissedVisit> say(VisitViewer viewer, UUID id, String note) {
        return viewer instanceof VisitViewer.OfTechnician technician
                ? claim.byTechnician(technician, id, note)
                : claim.byHousehold((VisitViewer.OfHousehold) viewer, id, note);
    }

    private static Response answer(MissedVisit missed) {
        return Response.ok(MissedView.of(missed)).build();
    }
}
