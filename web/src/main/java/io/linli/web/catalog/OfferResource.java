package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.Offers;
import io.linli.web.infrastructure.Page;

/** Offers, for everybody. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class OfferResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";

    private final Offers offers;

    OfferResource(Offers offers) {
        this.offers = offers;
    }

    @GET
    @Path("/offers/{id}")
    @Operation(summary = "One offer", description = "Withdrawn ones too: old orders lead here.")
    @APIResponse(responseCode = "200", description = "The offer; price in minor units")
    @APIResponse(responseCode = "404", description = "offer-not-found")
    public Uni<OfferView> get(UUID id) {
        return offers.get(id).map(OfferView::of);
    }

    @GET
    @Path("/categories/{id}/offers")
    @Operation(summary = "What is sold in a category and below it")
    public Uni<Page<OfferView>> inCategory(
            UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return offers.inCategory(id, cursor, limit).map(slice -> Page.of(slice.map(OfferView::of)));
    }
}
