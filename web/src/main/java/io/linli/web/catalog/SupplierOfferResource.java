package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.ChangeOffer;
import io.linli.catalog.offer.OfferChange;
import io.linli.catalog.offer.Offers;
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
    private final ChangeOffer changeOffer;
    private final Actors actors;

    SupplierOfferResource(Offers offers, ChangeOffer changeOffer, Actors actors) {
        this.offers = offers;
        this.changeOffer = changeOffer;
        this.actors = actors;
    }

    /**
     * What to change; what is absent stays.
     *
     * @param price in fen, above zero
     * @param stock how many can be sold from now on
     * @param withdrawn true takes the offer off the shelf, false puts it back
     */
    public record OfferPatch(@Nullable Money price, @Nullable Long stock, @Nullable Boolean withdrawn) {

        OfferChange change() {
            return new OfferChange(
                    Optional.ofNullable(price), Optional.ofNullable(stock), Optional.ofNullable(withdrawn));
        }
    }

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
    @APIResponse(responseCode = "400", description = "price-invalid, stock-invalid")
    @APIResponse(responseCode = "404", description = "offer-not-found, also for another supplier's")
    public Uni<OfferView> change(UUID id, @NotNull OfferPatch patch) {
        return actors.supplier()
                .chain(supplier -> changeOffer.change(supplier, id, patch.change()))
                .map(OfferView::of);
    }
}
