package io.linli.web.payment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.payment.RepeatRefund;
import io.linli.marketplace.payment.RepeatedRefund;

/** Refunds that failed, for the operator, who has them made again. */
@Path("/api/v1/failed-refunds")
@RolesAllowed("operator")
@Tag(name = "refunds")
public class FailedRefundResource {

    private static final int MOST = 100;

    private final RepeatRefund refunds;

    FailedRefundResource(RepeatRefund refunds) {
        this.refunds = refunds;
    }

    @GET
    @Operation(summary = "Refunds that failed and were not made again, newest first")
    public Uni<Slice<FailedRefundView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return refunds.waiting(cursor, limit).map(found -> found.map(FailedRefundView::of));
    }

    @POST
    @Path("/{id}/repeats")
    @Operation(
            summary = "Have a refund that failed made again",
            description = "By a new refund in its place. Asked again, it answers with that one, so no Idempotency-Key.")
    @APIResponse(responseCode = "404", description = "refund-not-found")
    @APIResponse(
            responseCode = "409",
            description = "refund-not-failed, refund-decided-elsewhere, refund-at-provider, not-refundable")
    @APIResponse(responseCode = "503", description = "payment-provider-unavailable")
    public Uni<RepeatedRefund> repeat(@PathParam("id") UUID id) {
        return refunds.repeat(id);
    }
}
