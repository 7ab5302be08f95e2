package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;
import io.linli.catalog.listing.Edit;
import io.linli.catalog.listing.Listings;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.listing.OfferEdit;
import io.linli.catalog.listing.UndoEdit;
import io.linli.catalog.offer.Offers;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** A supplier's own offers. */
@Path("/api/v1/supplier/offers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Supplier")
public class SupplierOfferResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";

    private final Offers offers;
    private final Listings listings;
    private final ChangeOffers changeOffers;
    private final UndoEdit undoEdit;
    private final Actors actors;
    private final RequestKey key;

    SupplierOfferResource(
            Offers offers,
            Listings listings,
            ChangeOffers changeOffers,
            UndoEdit undoEdit,
            Actors actors,
            RequestKey key) {
        this.offers = offers;
        this.listings = listings;
        this.changeOffers = changeOffers;
        this.undoEdit = undoEdit;
        this.actors = actors;
        this.key = key;
    }

    /**
     * What to change; what is absent stays.
     *
     * @param price in fen, above zero
     * @param listPrice what it costs elsewhere, in fen; 0 for nothing any more
     * @param stock how many can be sold from now on
     * @param withdrawn true takes the offer off the shelf, false puts it back
     */
    public record OfferPatch(
            @Nullable Money price, @Nullable Money listPrice, @Nullable Long stock, @Nullable Boolean withdrawn) {

        OfferChange change() {
            return new OfferChange(
                    Optional.ofNullable(price),
                    Optional.ofNullable(listPrice),
                    Optional.ofNullable(stock),
                    Optional.ofNullable(withdrawn));
        }
    }

    /** As {@link OfferPatch}, of the offer with that number of the supplier's. */
    public record NamedChange(
            @NotNull String supplierSku,
            @Nullable Money price,
            @Nullable Money listPrice,
            @Nullable Long stock,
            @Nullable Boolean withdrawn) {

        OfferEdit edit(UUID offerId) {
            return new OfferEdit(offerId, new OfferPatch(price, listPrice, stock, withdrawn).change());
        }
    }

    /** Many at once. */
    public record OfferChanges(@NotNull List<@Valid @NotNull NamedChange> items) {}

    /**
     * What came of many changes.
     *
     * @param id to undo them by
     * @param changed how many are another way now
     * @param unchanged how many were so already
     * @param unknown numbers that no offer of this supplier has
     */
    public record ChangesMade(UUID id, int changed, int unchanged, List<String> unknown) {}

    /** @param putBack how many are as they were before; the others were changed by somebody since */
    public record ChangesUndone(int putBack) {}

    @GET
    @Operation(summary = "Own offers, oldest first", description = "Withdrawn and sold-out ones too.")
    public Uni<Page<OfferView>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return actors.supplier()
                .chain(supplier -> offers.ofSupplier(supplier, cursor, limit))
                .map(slice -> Page.of(slice.map(OfferView::of)));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change price or stock of an own offer, withdraw it or put it back")
    @APIResponse(responseCode = "200", description = "The offer as it is now")
    @APIResponse(responseCode = "400", description = "price-invalid, list-price-invalid, stock-invalid")
    @APIResponse(responseCode = "404", description = "offer-not-found, also for another supplier's")
    public Uni<OfferView> change(UUID id, @NotNull OfferPatch patch) {
        return actors.supplier()
                .chain(supplier ->
                        changeOffers.change(Ids.next(), supplier, List.of(new OfferEdit(id, patch.change()))))
                .invoke(SupplierOfferResource::refuseUnknown)
                .chain(made -> offers.get(id))
                .map(OfferView::of);
    }

    @POST
    @Path("/changes")
    @Idempotent
    @Operation(
            summary = "Change prices and stocks of up to 1,000 own offers, withdraw them or put them back",
            description =
                    "Whatever can be changed is, in one transaction; numbers nobody has are named. What is so already"
                            + " is not written again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangesMade.class)))
    @APIResponse(
            responseCode = "400",
            description = "changes-none, changes-many, changes-twice, price-invalid, list-price-invalid, stock-invalid")
    public Uni<Response> changeMany(@Valid @NotNull OfferChanges changes) {
        var skus = changes.items().stream().map(NamedChange::supplierSku).toList();
        ChangeOffers.refuseMany(skus);
        refuseTwice(skus);
        return actors.supplier()
                .chain(supplier -> listings.idsOf(supplier, skus).chain(ids -> make(supplier, changes.items(), ids)))
                .map(made -> Response.ok(made).build());
    }

    @POST
    @Path("/changes/{id}/undo")
    @Idempotent
    @Operation(
            summary = "Put back what changes changed, where nobody changed it since",
            description = "Prices and shelves; stock stays, as people bought of it meanwhile. For 14 days.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangesUndone.class)))
    @APIResponse(responseCode = "404", description = "edit-not-found")
    @APIResponse(responseCode = "409", description = "edit-undone")
    public Uni<Response> undo(UUID id) {
        return actors.supplier()
                .chain(supplier -> undoEdit.undo(supplier, id))
                .map(back -> Response.ok(new ChangesUndone(back.size())).build());
    }

    private Uni<ChangesMade> make(UUID supplier, List<NamedChange> changes, Map<String, UUID> ids) {
        var known = changes.stream()
                .filter(change -> ids.containsKey(change.supplierSku()))
                .map(change -> change.edit(ids.get(change.supplierSku())))
                .toList();
        var unknown = changes.stream()
                .map(NamedChange::supplierSku)
                .filter(sku -> !ids.containsKey(sku))
                .toList();
        if (known.isEmpty() && !unknown.isEmpty()) {
            return Uni.createFrom().item(new ChangesMade(key.id(), 0, 0, unknown));
        }
        return changeOffers
                .change(key.id(), supplier, known)
                .map(made -> new ChangesMade(
                        made.id(), made.changed().size(), made.unchanged().size(), unknown));
    }

    private static void refuseUnknown(Edit made) {
        if (!made.unknown().isEmpty()) {
            throw Refusal.notFound("offer");
        }
    }

    static void refuseTwice(List<String> skus) {
        if (Set.copyOf(skus).size() < skus.size()) {
            throw new Refusal(Refusal.Kind.INVALID, "changes-twice", "A number stands there twice.");
        }
    }
}
