package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.offer.Offers;

/** Offers, for everybody. */
@Path("/api/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class OfferResource {

    private final Offers offers;

    OfferResource(Offers offers) {
        this.offers = offers;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One offer", description = "Withdrawn ones too: old orders lead here.")
    @APIResponse(responseCode = "200", description = "The offer; price in minor units")
    @APIResponse(responseCode = "404", description = "offer-not-found")
    public Uni<OfferView> get(UUID id) {
        return offers.get(id).map(OfferView::of);
    }
}
