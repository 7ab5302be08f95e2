package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.gallery.AddPicture;
import io.linli.catalog.gallery.ArrangePictures;
import io.linli.catalog.gallery.OfferPictures;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.catalog.OfferPictureView.OfferPictureList;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.media.SentPictures;

/** The pictures of a supplier's own offer. */
@Path("/api/v1/supplier/offers/{offer}/pictures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Supplier")
public class OfferPictureResource {

    private final OfferPictures pictures;
    private final AddPicture addPicture;
    private final ArrangePictures arrange;
    private final Actors actors;
    private final RequestKey key;
    private final SentPictures sent;

    OfferPictureResource(
            OfferPictures pictures,
            AddPicture addPicture,
            ArrangePictures arrange,
            Actors actors,
            RequestKey key,
            SentPictures sent) {
        this.pictures = pictures;
        this.addPicture = addPicture;
        this.arrange = arrange;
        this.actors = actors;
        this.key = key;
        this.sent = sent;
    }

    /** @param ids of all pictures of the offer, in the order wanted */
    public record PictureOrder(@NotNull List<@NotNull UUID> ids) {}

    @GET
    @Operation(
            summary = "Uploaded pictures of an own offer, in their order",
            description = "Without what its feed's address gave: that is shown where nothing was uploaded.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "offer-not-found, also for another supplier's")
    public Uni<OfferPictureList> list(UUID offer) {
        return actors.supplier()
                .chain(supplier -> pictures.ofOwn(supplier, offer))
                .map(OfferPictureList::of);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Add a picture to an own offer, behind the others",
            description =
                    "A form with a file. JPEG, PNG or WebP, told by its content; at most 10 MB and 40 million pixels; 8 of an offer. It is"
                            + " turned upright and drawn anew in three sizes: nothing else of the file is kept. Idempotency-Key is"
                            + " required; sent again with the same, or the same picture with another, it answers with the first.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OfferPictureView.class)),
            description = "Kept.")
    @APIResponse(responseCode = "400", description = "photo-form-invalid, idempotency-key-missing")
    @APIResponse(
            responseCode = "404",
            description =
                    "offer-not-found, also for another supplier's; picture-not-found: removed since it was added with this key")
    @APIResponse(responseCode = "409", description = "pictures-too-many")
    @APIResponse(responseCode = "413", description = "photo-too-large, body-too-large")
    @APIResponse(responseCode = "422", description = "photo-type-unsupported, photo-unreadable, photo-too-many-pixels")
    public Uni<Response> add(UUID offer, @RestForm @Nullable FileUpload file) {
        var id = key.requiredId();
        if (file == null) {
            throw new Refusal(Refusal.Kind.INVALID, "photo-form-invalid", "A form with a file is expected.");
        }
        return actors.supplier()
                .chain(supplier -> sent.read(file).chain(bytes -> addPicture.add(supplier, offer, id, bytes)))
                .map(picture -> Response.status(Response.Status.CREATED)
                        .entity(OfferPictureView.of(picture))
                        .build());
    }

    @PUT
    @Path("/order")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Order the pictures of an own offer", description = "The first stands for the offer.")
    @APIResponse(responseCode = "200", description = "The pictures in their order")
    @APIResponse(responseCode = "404", description = "offer-not-found")
    @APIResponse(responseCode = "409", description = "pictures-others: not exactly those that the offer has")
    public Uni<OfferPictureList> order(UUID offer, @Valid @NotNull PictureOrder order) {
        return actors.supplier()
                .chain(supplier -> arrange.order(supplier, offer, order.ids()))
                .map(OfferPictureList::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a picture of an own offer", description = "It can be put back for 14 days.")
    @APIResponse(responseCode = "204", description = "It is not there, or not any more")
    @APIResponse(responseCode = "404", description = "offer-not-found, picture-not-found")
    public Uni<Void> remove(UUID offer, UUID id) {
        return actors.supplier().chain(supplier -> arrange.remove(supplier, offer, id));
    }

    @POST
    @Path("/{id}/put-back")
    @Operation(summary = "Put back a removed picture, behind the others")
    @APIResponse(responseCode = "200", description = "The pictures in their order")
    @APIResponse(responseCode = "404", description = "offer-not-found, picture-not-found")
    @APIResponse(responseCode = "409", description = "pictures-too-many")
    public Uni<OfferPictureList> putBack(UUID offer, UUID id) {
        return actors.supplier()
                .chain(supplier -> arrange.putBack(supplier, offer, id))
                .map(OfferPictureList::of);
    }
}
