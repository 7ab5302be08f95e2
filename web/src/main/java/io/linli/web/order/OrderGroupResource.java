package io.linli.web.order;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
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
import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.marketplace.payment.PayBy;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** What one checkout pays, for the resident who checked out; and paying it again after a decline. */
@Path("/api/v1/order-groups")
@RolesAllowed("resident")
@Tag(name = "orders")
public class OrderGroupResource {

    private final Actors actors;
    private final Orders orders;
    private final PaymentStart payment;

    OrderGroupResource(Actors actors, Orders orders, PaymentStart payment) {
        this.actors = actors;
        this.orders = orders;
        this.payment = payment;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One checkout with its orders and how its payment stands")
    public Uni<OrderGroupView> get(@PathParam("id") UUID id) {
        return own(id).map(OrderGroupView::of);
    }

    @POST
    @Path("/{id}/payments")
    @Idempotent
    @Operation(summary = "The payment page of a checkout that is not paid yet; a new one when the former closed")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CheckoutView.class)),
            description = "Pay at payUrl.")
    public Uni<Response> pay(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "For a group-buy that is decided later than a card can hold money: CARD is saved and "
                                            + "charged when it succeeds, WALLET is charged at once and refunded if it fails.",
                            schema = @Schema(implementation = PayBy.class))
                    @QueryParam("payBy")
                    @Nullable
                    String payBy) {
        return own(id).chain(group -> start(group, wanted(payBy)))
                .map(view ->
                        Response.status(Response.Status.CREATED).entity(view).build());
    }

    private Uni<CheckoutView> start(OrderGroup group, Optional<PayBy> payBy) {
        return payment.start(group.companyId(), group.id(), payBy)
                .map(page -> new CheckoutView(group.id(), group.total(), page.url(), group.expiresAt()));
    }

    private static Optional<PayBy> wanted(@Nullable String payBy) {
        var known = Arrays.stream(PayBy.values())
                .filter(one -> one.name().equals(payBy))
                .findFirst();
        if (payBy != null && known.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "pay-by-unknown", "Pay by CARD or WALLET.", Map.of("payBy", payBy));
        }
        return known;
    }

    private Uni<OrderGroup> own(UUID id) {
        return actors.resident()
                .map(actor -> new OrderViewer.OfResident(actor.companyId(), actor.residentId()))
                .chain(viewer -> orders.group(viewer, id));
    }
}
