package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.paidvisit.DecideMissed;
import io.linli.marketplace.paidvisit.MissedVisit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.web.idempotency.Idempotent;

/** Visits that one side is said to have missed: those to be decided. */
@Path("/api/v1/missed-visits")
@Tag(name = "bookings")
public class MissedVisitResource {

    private final VisitViewers viewers;
    private final DecideMissed decide;

    MissedVisitResource(VisitViewers viewers, DecideMissed decide) {
        this.viewers = viewers;
        this.decide = decide;
    }

    @GET
    @RolesAllowed({"operator", "supplier"})
    @Operation(summary = "Those to be decided, the oldest first; a provider sees all of its own, the newest first")
    public Uni<Slice<MissedView>> list() {
        return viewers.any()
                .chain(viewer -> viewer instanceof VisitViewer.OfProvider provider
                        ? decide.ofProvider(provider.supplierId())
                        : decide.contested())
                .map(MissedVisitResource::views);
    }

    @POST
    @Path("/{id}/decisions")
    @RolesAllowed("operator")
    @Idempotent
    @Operation(summary = "Decide how much of a missed visit's money goes back")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MissedView.class)),
            description = "Decided for good.")
    public Uni<Response> decide(@PathParam("id") UUID id, @Valid @NotNull MissedDecision decision) {
        return decide.decide(id, decision.back(), decision.note()).map(MissedVisitResource::answer);
    }

    private static Slice<MissedView> views(List<MissedVisit> found) {
        return new Slice<>(found.stream().map(MissedView::of).toList(), Optional.empty());
    }

    private static Response answer(MissedVisit missed) {
        return Response.ok(MissedView.of(missed)).build();
    }
}
