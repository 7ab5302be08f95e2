package io.linli.web.order;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.marketplace.order.PlaceOrder;
import io.linli.marketplace.order.PlaceRequest;
import io.linli.marketplace.order.PlacedOrder;
import io.linli.marketplace.payment.PayBy;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** From a cart to an order that waits for its payment. */
@Path("/api/v1/checkouts")
@RolesAllowed("resident")
@Tag(name = "orders")
public class CheckoutResource {

    private final Actors actors;
    private final PlaceOrder place;
    private final PaymentStart payment;

    CheckoutResource(Actors actors, PlaceOrder place, PaymentStart payment) {
        this.actors = actors;
        this.place = place;
        this.payment = payment;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Check a cart out",
            description =
                    "Places one order per supplier and opens the provider's payment page. A cart that was checked "
                            + "out before answers with the same order while that can be paid.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CheckoutView.class)),
            description = "Placed; pay at payUrl.")
    public Uni<Response> checkOut(@Valid @NotNull Checkout checkout) {
        return actors.resident()
                .map(actor -> new PlaceRequest(
                        actor.toResident(),
                        checkout.cartId(),
                        Optional.ofNullable(checkout.expectedTotal()),
                        Optional.ofNullable(checkout.expectedDelivery())))
                .chain(place::place)
                .chain(placed -> view(placed, Optional.ofNullable(checkout.payBy())))
                .map(view -> Response.created(URI.create("/api/v1/order-groups/" + view.orderGroupId()))
                        .entity(view)
                        .build());
    }

    private Uni<CheckoutView> view(PlacedOrder placed, Optional<PayBy> payBy) {
        return payment.start(placed.companyId(), placed.groupId(), payBy)
                .map(page -> new CheckoutView(placed.groupId(), placed.total(), page.url(), placed.expiresAt()));
    }
}
