package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferChoices;
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

    /** What else there is of a good. */
    public record Choices(List<String> axes, List<VariantView> variants, List<OfferView> sameGood) {

        static Choices of(OfferChoices choices) {
            return new Choices(
                    choices.variants().axes(),
                    choices.variants().all().stream()
                            .map(one -> new VariantView(one.label(), OfferView.of(one.offer())))
                            .toList(),
                    choices.others().stream().map(OfferView::of).toList());
        }
    }

    /** @param label what tells it from the others, in both languages */
    public record VariantView(LocalizedText label, OfferView offer) {}

    @GET
    @Path("/{id}/choices")
    @Operation(
            summary = "Other variants of a good, and other suppliers of the same, in a community",
            description = "axes: the attributes that tell the variants apart; none where their content or name does."
                    + " sameGood: the cheapest first; what is withdrawn or sold out is left out.")
    @APIResponse(responseCode = "200", description = "What else there is")
    @APIResponse(responseCode = "404", description = "offer-not-found")
    public Uni<Choices> choices(UUID id, @RestQuery @NotNull UUID community) {
        return offers.get(id).chain(offer -> offers.choices(offer, community)).map(Choices::of);
    }
}
