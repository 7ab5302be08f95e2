package io.linli.web.order;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.web.identity.Actors;

/** Orders: a resident's own, a supplier's own once paid, a property company's communities'. */
@Path("/api/v1/orders")
@RolesAllowed({"resident", "supplier", "property"})
@Tag(name = "orders")
public class OrderResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final Orders orders;

    OrderResource(Actors actors, Orders orders) {
        this.actors = actors;
        this.orders = orders;
    }

    @GET
    @Operation(summary = "The own orders, newest first")
    public Uni<Slice<OrderView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return viewer().chain(viewer -> orders.list(viewer, cursor, limit)).map(found -> found.map(OrderView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One order")
    public Uni<OrderView> get(@PathParam("id") UUID id) {
        return viewer().chain(viewer -> orders.get(viewer, id)).map(OrderView::of);
    }

    private Uni<OrderViewer> viewer() {
        if (actors.hasRole("property")) {
            return actors.propertyCompany().map(OrderViewer.OfPropertyCompany::new);
        }
        return actors.hasRole("supplier")
                ? actors.supplier().map(OrderViewer.OfSupplier::new)
                : actors.resident().map(actor -> new OrderViewer.OfResident(actor.companyId(), actor.residentId()));
    }
}
