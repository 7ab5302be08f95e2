package io.linli.web.purchase;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.marketplace.purchase.PurchaseViewer;
import io.linli.web.identity.Actors;
import io.linli.web.sheet.SheetFormat;
import io.linli.web.sheet.TableFiles;

/** What suppliers are to deliver for group-buys: a supplier its own, a leader and a property company those of the own campaigns. */
@Path("/api/v1/purchase-orders")
@RolesAllowed({"supplier", "leader", "property"})
@Tag(name = "purchase orders")
public class PurchaseOrderResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final PurchaseOrders orders;
    private final TableFiles files;

    PurchaseOrderResource(Actors actors, PurchaseOrders orders, TableFiles files) {
        this.actors = actors;
        this.orders = orders;
        this.files = files;
    }

    @GET
    @Operation(summary = "Purchase orders, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    public Uni<Slice<PurchaseOrderView>> list(
            @Parameter(description = "Only those of this group-buy.") @QueryParam("campaign") @Nullable UUID campaign,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return viewer().chain(viewer -> orders.list(viewer, campaign, cursor, limit))
                .map(found -> found.map(PurchaseOrderView::of));
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    @Operation(summary = "One purchase order")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PurchaseOrderView.class)),
            description = "The order, or a file of it")
    @APIResponse(responseCode = "400", description = "format-unknown")
    @APIResponse(responseCode = "404", description = "purchase-order-not-found")
    public Uni<Response> get(
            @PathParam("id") UUID id,
            @Parameter(description = "json, csv or xlsx; default: what the client accepts first, or JSON.")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return viewer().chain(viewer -> orders.get(viewer, id))
                .chain(order -> files.answer(wanted, PurchaseOrderView.of(order), () -> PurchaseTables.lines(order)));
    }

    private Uni<PurchaseViewer> viewer() {
        return actors.hasRole("supplier")
                ? actors.supplier().map(PurchaseViewer.OfSupplier::new)
                : actors.host().map(PurchaseViewer.OfHost::new);
    }
}
