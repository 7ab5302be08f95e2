package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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

import io.linli.catalog.match.DecideMatch;
import io.linli.catalog.match.DecidedMatch;
import io.linli.catalog.match.SkuMatch;
import io.linli.catalog.match.SkuMatches;
import io.linli.web.identity.Actors;

/** SKUs of different suppliers that may be the same good, for the operator. */
@Path("/api/v1/sku-matches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "Catalogue")
public class SkuMatchResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";

    private final SkuMatches matches;
    private final DecideMatch decide;
    private final Actors actors;

    SkuMatchResource(SkuMatches matches, DecideMatch decide, Actors actors) {
        this.matches = matches;
        this.decide = decide;
        this.actors = actors;
    }

    /** Those that wait for a person. */
    public record ProposedMatches(List<SkuMatch> items) {}

    /** Those that a person decided. */
    public record DecidedMatches(List<DecidedMatch> items) {}

    /** @param same whether they are the same good */
    public record Decision(@NotNull Boolean same) {}

    @GET
    @Operation(
            summary = "SKUs of different suppliers that may be the same good",
            description = "Those with the same GTIN first. What is decided is proposed no more.")
    public Uni<ProposedMatches> proposed(@RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return matches.proposed(limit).map(ProposedMatches::new);
    }

    @GET
    @Path("/decided")
    @Operation(summary = "What was said of SKUs, the latest first")
    public Uni<DecidedMatches> decided(@RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return matches.decided(limit).map(DecidedMatches::new);
    }

    @PUT
    @Path("/{sku}/{other}")
    @Operation(
            summary = "Say whether two SKUs are the same good",
            description = "If so, the offers of the later one go over to the earlier. Said again it is as it was.")
    @APIResponse(responseCode = "204", description = "It is so")
    @APIResponse(responseCode = "404", description = "match-not-found: no two SKUs of different suppliers")
    @APIResponse(responseCode = "409", description = "match-decided: the contrary was said")
    public Uni<Void> decide(UUID sku, UUID other, @Valid @NotNull Decision decision) {
        return decide.decide(sku, other, decision.same(), actors.subject().orElse("operator"));
    }

    @DELETE
    @Path("/{sku}/{other}")
    @Operation(summary = "Take back what was said; the offers have their own SKU again")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", description = "match-not-found")
    public Uni<Void> undo(UUID sku, UUID other) {
        return decide.undo(sku, other);
    }
}
