package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.BrandDecision;
import io.linli.catalog.brand.BrandDecisions;
import io.linli.catalog.brand.BrandPair;
import io.linli.catalog.brand.Brands;
import io.linli.catalog.brand.CountedBrand;
import io.linli.catalog.brand.JoinBrands;
import io.linli.catalog.brand.NameBrand;
import io.linli.catalog.brand.TellBrandsApart;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** Brands for everybody; the operator says what they are called and which of them are one. */
@Path("/api/v1/brands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class BrandResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";
    private static final int LONGEST_QUERY = 200;
    private static final String OPERATOR = "operator";

    private final Brands brands;
    private final BrandDecisions decisions;
    private final JoinBrands join;
    private final TellBrandsApart apart;
    private final NameBrand naming;
    private final Actors actors;

    BrandResource(
            Brands brands,
            BrandDecisions decisions,
            JoinBrands join,
            TellBrandsApart apart,
            NameBrand naming,
            Actors actors) {
        this.brands = brands;
        this.decisions = decisions;
        this.join = join;
        this.apart = apart;
        this.naming = naming;
        this.actors = actors;
    }

    /**
     * A brand as it is shown.
     *
     * @param spellings all that mean it
     * @param goods how many goods of it are offered
     */
    public record ListedBrand(UUID id, LocalizedText name, List<String> spellings, long goods) {

        static ListedBrand of(CountedBrand counted) {
            var brand = counted.brand();
            return new ListedBrand(brand.id(), brand.name(), brand.spellings(), counted.goods());
        }
    }

    /** @param brand the one with more goods */
    public record ProposedBrands(ListedBrand brand, ListedBrand other, BrandPair.Likeness likeness) {

        static ProposedBrands of(BrandPair pair) {
            return new ProposedBrands(ListedBrand.of(pair.brand()), ListedBrand.of(pair.other()), pair.likeness());
        }
    }

    /** Those that wait for a person. */
    public record BrandProposals(List<ProposedBrands> items) {}

    /** Those that a person decided. */
    public record DecidedBrands(List<BrandDecision> items) {}

    /** @param name what it is called in each language, 1 to 200 characters each */
    public record BrandNames(@NotNull @Valid Names name) {}

    /** @param zh Simplified Chinese */
    public record Names(@NotNull String en, @NotNull String zh) {}

    @GET
    @PermitAll
    @Operation(
            summary = "Brands, by name",
            description = "With `q` those of which it stands in any spelling, whichever way it is written.")
    @APIResponse(responseCode = "400", description = "bad-cursor")
    public Uni<Page<ListedBrand>> find(
            @RestQuery @DefaultValue("") @Size(max = LONGEST_QUERY) String q,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return brands.find(q, cursor, limit)
                .map(found -> found.map(ListedBrand::of))
                .map(Page::of);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "A brand as it is shown: itself, or what it is part of")
    @APIResponse(responseCode = "404", description = "brand-not-found")
    public Uni<ListedBrand> get(UUID id) {
        return brands.get(id).map(ListedBrand::of);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Say what a brand is called", description = "Its goods are shown so a moment later.")
    @APIResponse(responseCode = "204", description = "It is called so")
    @APIResponse(responseCode = "400", description = "brand-name-invalid")
    @APIResponse(responseCode = "404", description = "brand-not-found")
    public Uni<Void> name(UUID id, @Valid @NotNull BrandNames names) {
        var name = names.name();
        return Uni.createFrom().deferred(() -> naming.name(id, new LocalizedText(name.en(), name.zh()), operator()));
    }

    @PUT
    @Path("/{id}/part-of/{other}")
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "Make a brand part of another",
            description = "Its goods, and those of all that is part of it, are shown, counted and found as the other's."
                    + " Said again it is as it was.")
    @APIResponse(responseCode = "204", description = "It is so")
    @APIResponse(responseCode = "404", description = "brand-not-found")
    @APIResponse(responseCode = "409", description = "brand-joined, brand-same, brand-different")
    public Uni<Void> join(UUID id, UUID other) {
        return join.join(id, other, operator());
    }

    @DELETE
    @Path("/{id}/part-of")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Take back that a brand is part of another", description = "What was part of it stays so.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", description = "brand-not-found")
    @APIResponse(responseCode = "409", description = "brand-not-joined")
    public Uni<Void> undoJoin(UUID id) {
        return join.undo(id);
    }

    @PUT
    @Path("/{id}/different-from/{other}")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Say that two brands are not the same", description = "They are proposed no more.")
    @APIResponse(responseCode = "204", description = "It is so")
    @APIResponse(responseCode = "404", description = "brand-not-found")
    @APIResponse(responseCode = "409", description = "brand-same")
    public Uni<Void> tellApart(UUID id, UUID other) {
        return apart.tell(id, other, operator());
    }

    @DELETE
    @Path("/{id}/different-from/{other}")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Take back that two brands are not the same")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "409", description = "brand-not-told-apart")
    public Uni<Void> undoTellApart(UUID id, UUID other) {
        return apart.undo(id, other);
    }

    @GET
    @Path("/proposals")
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "Brands that may be one",
            description =
                    "Those first by which the most goods would be found together. What is decided is proposed no more.")
    public Uni<BrandProposals> proposed(@RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return decisions
                .proposed(limit)
                .map(pairs -> new BrandProposals(
                        pairs.stream().map(ProposedBrands::of).toList()));
    }

    @GET
    @Path("/decided")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "What was said of brands, the latest first")
    public Uni<DecidedBrands> decided(@RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return decisions.decided(limit).map(DecidedBrands::new);
    }

    private String operator() {
        return actors.subject().orElse(OPERATOR);
    }
}
