package io.linli.web.payment;

import io.smallrye.mutiny.Uni;
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
import java.time.Clock;
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
import io.linli.marketplace.payment.Disputes;
import io.linli.marketplace.payment.SubmitEvidence;
import io.linli.web.idempotency.Idempotent;

/** Payments that payers' banks take back, for the operator, who answers them. */
@Path("/api/v1/disputes")
@RolesAllowed("operator")
@Tag(name = "disputes")
public class DisputeResource {

    private static final int MOST = 100;

    private final Disputes disputes;
    private final SubmitEvidence submit;
    private final Clock clock;

    DisputeResource(Disputes disputes, SubmitEvidence submit, Clock clock) {
        this.disputes = disputes;
        this.submit = submit;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "All disputes, newest first")
    public Uni<Slice<DisputeView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return disputes.list(cursor, limit)
                .map(found -> found.map(dispute -> DisputeView.of(dispute, clock.instant())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One dispute, with the deadline of its evidence")
    public Uni<DisputeView> get(@PathParam("id") UUID id) {
        return disputes.get(id).map(dispute -> DisputeView.of(dispute, clock.instant()));
    }

    @POST
    @Path("/{id}/evidence")
    @Idempotent
    @Operation(summary = "Submit evidence to the payment provider, for good")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DisputeView.class)),
            description = "Submitted.")
    public Uni<Response> submit(@PathParam("id") UUID id, @Valid @NotNull NewEvidence evidence) {
        return submit.submit(id, evidence.text()).map(dispute -> Response.ok(DisputeView.of(dispute, clock.instant()))
                .build());
    }
}
