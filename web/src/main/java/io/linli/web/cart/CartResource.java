package io.linli.web.cart;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Choice;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Cart;
import io.linli.marketplace.order.Carts;
import io.linli.marketplace.order.ChangeCart;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.idempotency.Once;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** The signed-in resident's cart. Another resident's does not exist. */
@Path("/api/v1/carts")
@RolesAllowed("resident")
@Tag(name = "carts")
public class CartResource {

    private final Actors actors;
    private final RequestKey key;
    private final Carts carts;
    private final AddToCart add;
    private final ChangeCart change;
    private final TakeSeat seats;
    private final Once once;

    CartResource(
            Actors actors, RequestKey key, Carts carts, AddToCart add, ChangeCart change, TakeSeat seats, Once once) {
        this.seats = seats;
        this.once = once;
        this.actors = actors;
        this.key = key;
        this.carts = carts;
        this.add = add;
        this.change = change;
    }

    @POST
    @Operation(
            summary = "The open cart; made when there is none",
            description =
                    "A resident has one open cart: repeating the call answers with the same, so no Idempotency-Key.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartView.class)),
            description = "The open cart.")
    public Uni<Response> open() {
        return resident().chain(carts::open).map(CartResource::created);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A cart at the prices of this moment")
    public Uni<CartView> get(@PathParam("id") UUID id) {
        return resident().chain(resident -> carts.get(resident, id)).map(CartView::of);
    }

    @POST
    @Path("/{id}/lines")
    @Operation(summary = "Put goods, a campaign seat, a home visit or a bill into the cart; seats and visits are held")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartView.class)),
            description = "The cart with the new line.")
    public Uni<Response> add(@PathParam("id") UUID id, @Valid @NotNull NewLine line) {
        checkSubject(line);
        return resident()
                .chain(resident -> line.campaignId() == null
                        ? once.answerInOneTransaction(() -> put(resident, id, line), id, line)
                        : once.answer(() -> put(resident, id, line), id, line));
    }

    @PATCH
    @Path("/{id}/lines/{line}")
    @Operation(summary = "Another quantity of a line")
    public Uni<CartView> change(
            @PathParam("id") UUID id, @PathParam("line") UUID line, @Valid @NotNull LineChange change) {
        return resident()
                .chain(resident -> this.change.quantity(resident, id, line, change.quantity()))
                .map(CartView::of);
    }

    @DELETE
    @Path("/{id}/lines/{line}")
    @Operation(summary = "Take a line out; what it held is given back")
    public Uni<CartView> remove(@PathParam("id") UUID id, @PathParam("line") UUID line) {
        return resident().chain(resident -> change.remove(resident, id, line)).map(CartView::of);
    }

    private Uni<Response> put(Resident resident, UUID cartId, NewLine line) {
        return put(resident, cartId, key.id(), line).map(CartResource::created);
    }

    private Uni<Cart> put(Resident resident, UUID cartId, UUID lineKey, NewLine line) {
        long quantity = line.quantity() == null ? 1 : line.quantity();
        if (line.offerId() != null) {
            return add.offer(resident, cartId, line.offerId(), quantity);
        }
        if (line.billId() != null) {
            return add.bill(resident, cartId, line.billId());
        }
        return line.campaignId() != null
                ? seat(resident, cartId, new JoinRequest(lineKey, resident, line.campaignId(), quantity))
                : add.visit(cartId, visit(resident, lineKey, line));
    }

    private static BookRequest visit(Resident resident, UUID lineKey, NewLine line) {
        var choice = line.choice() == null ? Choice.NONE : line.choice().choice();
        return new BookRequest(lineKey, resident, line.serviceItemId(), line.startsAt(), line.technicianId(), choice);
    }

    /** A seat goes into the one open cart there is. */
    private Uni<Cart> seat(Resident resident, UUID cartId, JoinRequest request) {
        return carts.requireOpen(resident, cartId)
                .chain(() -> seats.take(request))
                .chain(line -> carts.get(resident, line.cartId()));
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }

    private static Response created(Cart cart) {
        return Response.created(URI.create("/api/v1/carts/" + cart.id()))
                .entity(CartView.of(cart))
                .build();
    }

    private static void checkSubject(NewLine line) {
        long subjects = Stream.of(line.offerId(), line.campaignId(), line.serviceItemId(), line.billId())
                .filter(Objects::nonNull)
                .count();
        if (subjects != 1) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "line-subject-invalid",
                    "A line is about exactly one of offerId, campaignId, serviceItemId and billId.");
        }
        boolean visit = line.serviceItemId() != null;
        boolean single = line.quantity() == null || line.quantity() == 1;
        boolean severalBills = line.billId() != null && !single;
        if (severalBills
                || (visit
                        ? line.startsAt() == null || !single
                        : line.startsAt() != null || line.technicianId() != null || line.choice() != null)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "line-invalid",
                    "A visit needs startsAt and is always one, as is a bill; goods and seats have a quantity only.");
        }
    }
}
