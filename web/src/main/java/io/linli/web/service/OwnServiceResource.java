package io.linli.web.service;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.OfferServices;
import io.linli.catalog.service.ServiceItems;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** A provider's own services. Another provider's do not exist. */
@Path("/api/v1/own-services")
@RolesAllowed("supplier")
@Tag(name = "services")
public class OwnServiceResource {

    private final Actors actors;
    private final ServiceItems items;
    private final OfferServices offer;

    OwnServiceResource(Actors actors, ServiceItems items, OfferServices offer) {
        this.actors = actors;
        this.items = items;
        this.offer = offer;
    }

    @GET
    @Operation(summary = "One's own services by name, those not offered any more last")
    public Uni<Slice<OwnServiceView>> list() {
        return actors.supplier()
                .chain(supplier -> items.ofProvider(supplier))
                .map(found -> new Slice<>(found.stream().map(OwnServiceView::of).toList(), Optional.empty()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One's own service")
    public Uni<OwnServiceView> get(@PathParam("id") UUID id) {
        return actors.supplier()
                .chain(supplier -> items.ofProvider(supplier, id))
                .map(OwnServiceView::of);
    }

    @POST
    @Idempotent
    @Operation(summary = "A new service, offered from now on")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OwnServiceView.class)),
            description = "Offered.")
    @APIResponse(
            responseCode = "400",
            description = "service-text-invalid, service-price-invalid, service-duration-invalid, service-code-invalid,"
                    + " service-terms-invalid, service-visit-invalid, service-photo-invalid, cancellation-invalid")
    @APIResponse(responseCode = "403", description = "not-a-service-provider")
    public Uni<Response> offer(@Valid @NotNull OwnServiceView.Draft service) {
        return actors.supplier()
                .chain(supplier -> offer.offer(supplier, service.draft()).chain(id -> items.ofProvider(supplier, id)))
                .map(item -> Response.status(Response.Status.CREATED)
                        .entity(OwnServiceView.of(item))
                        .build());
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Describe a service anew; visits that are booked stay as they were booked")
    public Uni<OwnServiceView> change(@PathParam("id") UUID id, @Valid @NotNull OwnServiceView.Draft service) {
        return changed(id, supplier -> offer.change(supplier, id, service.draft()));
    }

    @PUT
    @Path("/{id}/retirement")
    @Operation(summary = "Not offered any more; visits that are booked take place. Repeating it changes nothing")
    public Uni<OwnServiceView> retire(@PathParam("id") UUID id) {
        return changed(id, supplier -> offer.retire(supplier, id));
    }

    @DELETE
    @Path("/{id}/retirement")
    @Operation(summary = "Offered again; repeating it changes nothing")
    public Uni<OwnServiceView> revive(@PathParam("id") UUID id) {
        return changed(id, supplier -> offer.revive(supplier, id));
    }

    private Uni<OwnServiceView> changed(UUID itemId, Function<UUID, Uni<Void>> change) {
        return actors.supplier()
                .chain(supplier -> change.apply(supplier).chain(() -> items.ofProvider(supplier, itemId)))
                .map(OwnServiceView::of);
    }
}
