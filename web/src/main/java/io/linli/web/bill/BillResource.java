package io.linli.web.bill;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
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
import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.BillFilter;
import io.linli.marketplace.bill.BillTotals;
import io.linli.marketplace.bill.BillUpload;
import io.linli.marketplace.bill.Bills;
import io.linli.marketplace.bill.CancelBill;
import io.linli.marketplace.bill.IssueBill;
import io.linli.marketplace.bill.RefundBill;
import io.linli.marketplace.bill.UploadBills;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** Bills: a property company's own, or the signed-in resident's household's. Others do not exist. */
@Path("/api/v1/bills")
@RolesAllowed("property")
@Tag(name = "bills")
public class BillResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final RequestKey key;
    private final Bills bills;
    private final IssueBill issue;
    private final UploadBills upload;
    private final CancelBill cancel;
    private final RefundBill refund;

    BillResource(
            Actors actors,
            RequestKey key,
            Bills bills,
            IssueBill issue,
            UploadBills upload,
            CancelBill cancel,
            RefundBill refund) {
        this.actors = actors;
        this.key = key;
        this.bills = bills;
        this.issue = issue;
        this.upload = upload;
        this.cancel = cancel;
        this.refund = refund;
    }

    @GET
    @RolesAllowed({"property", "resident"})
    @Operation(summary = "Bills, newest first: all a company issued, or a resident's household's")
    public Uni<Slice<BillView>> list(
            @Parameter(description = "OPEN has the OVERDUE ones among them.") @QueryParam("state") @DefaultValue("ALL")
                    BillFilter state,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        var found = actors.hasRole("property")
                ? actors.propertyCompany().chain(company -> bills.ofCompany(company, state, cursor, limit))
                : actors.resident()
                        .chain(home -> bills.ofHousehold(home.companyId(), home.householdId(), state, cursor, limit));
        return found.map(slice -> slice.map(BillView::of));
    }

    @GET
    @Path("/totals")
    @Operation(summary = "What a company's bills come to: open, overdue, paid")
    public Uni<BillTotals> totals() {
        return actors.propertyCompany().chain(bills::totals);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"property", "resident"})
    @Operation(summary = "One bill")
    public Uni<BillView> get(@PathParam("id") UUID id) {
        var found = actors.hasRole("property")
                ? actors.propertyCompany().chain(company -> bills.get(company, id))
                : actors.resident().chain(home -> bills.ofHousehold(home.companyId(), home.householdId(), id));
        return found.map(BillView::of);
    }

    @POST
    @Idempotent
    @Operation(summary = "Issue a bill to a household")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = BillView.class)),
            description = "Issued.")
    public Uni<Response> issue(@Valid @NotNull NewBill bill) {
        var requestKey = key.id();
        return actors.propertyCompany()
                .chain(company -> issue.issue(bill.request(requestKey, company)))
                .map(BillResource::created);
    }

    @POST
    @Path("/uploads")
    @Consumes("text/csv")
    @Blocking
    @Operation(
            summary = "Issue the bills of a whole community from a file",
            description =
                    "CSV in UTF-8 or GB18030, columns named by the first line: unit (3-A-502), kind (management_fee,"
                            + " parking, energy, other), period (2026-11, may be empty), amount (yuan), due_date (2026-12-10), text"
                            + " (may be empty). Good rows are issued, each bad one is told by line and reason. Sending the same"
                            + " file again issues nothing twice, so no Idempotency-Key.")
    @APIResponse(responseCode = "400", description = "bill-file-columns (missing), bill-file-empty, bill-file-not-text")
    @APIResponse(responseCode = "413", description = "bill-file-too-large, bill-file-too-long")
    public Uni<BillUpload> upload(@QueryParam("community") @Nullable UUID community, InputStream body) {
        var home = Vertx.currentContext();
        var file = read(body);
        if (community == null) {
            throw new Refusal(Refusal.Kind.INVALID, "community-missing", "Say which community the file is for.");
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(work -> home.runOnContext(nothing -> work.run()))
                .chain(actors::propertyCompany)
                .chain(company -> upload.upload(company, community, file));
    }

    @POST
    @Path("/{id}/cancellations")
    @Operation(
            summary = "Cancel a bill that nobody has paid",
            description = "Cancelling it again changes nothing, so no Idempotency-Key.")
    public Uni<BillView> cancel(@PathParam("id") UUID id) {
        return actors.propertyCompany()
                .chain(company -> cancel.cancel(company, id))
                .map(BillView::of);
    }

    @POST
    @Path("/{id}/refunds")
    @Idempotent
    @Operation(summary = "Give money of a paid bill back to its payer, whole or in part")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = RefundOrdered.class)),
            description = "Ordered; the bill tells what went back as soon as it did.")
    public Uni<Response> refund(@PathParam("id") UUID id, @Valid @NotNull NewBillRefund wanted) {
        var requestKey = key.id();
        return actors.propertyCompany()
                .chain(company -> refund.refund(company, id, requestKey, Optional.ofNullable(wanted.amount())))
                .map(refundId -> Response.accepted(new RefundOrdered(refundId)).build());
    }

    /** A refund that will be made. */
    public record RefundOrdered(UUID refundId) {}

    private static Response created(Bill bill) {
        return Response.created(URI.create("/api/v1/bills/" + bill.id()))
                .entity(BillView.of(bill))
                .build();
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(UploadBills.MOST_BYTES + 1);
        } catch (IOException cutOff) {
            throw new Refusal(Refusal.Kind.INVALID, "upload-cut-off", "The file did not arrive as a whole.", Map.of());
        }
    }
}
