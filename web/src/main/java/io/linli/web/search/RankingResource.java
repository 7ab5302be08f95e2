package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.search.placement.KeepPlacements;
import io.linli.search.placement.Placement;
import io.linli.search.query.Reason;
import io.linli.search.query.SearchHit;
import io.linli.search.query.SearchOffers;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;

/** The operator asks why things stand in the order they do, and puts single ones elsewhere. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "search")
public class RankingResource {

    private final SearchOffers search;
    private final KeepPlacements placements;
    private final RequestKey key;

    RankingResource(SearchOffers search, KeepPlacements placements, RequestKey key) {
        this.search = search;
        this.placements = placements;
        this.key = key;
    }

    /** What was found, in its order. */
    @Schema(name = "RankedOffers")
    public record Ranked(List<RankedOffer> items, long total, boolean relaxed) {}

    /**
     * An offer and what speaks for it.
     *
     * @param reasons what adds most first
     */
    public record RankedOffer(UUID offerId, String supplierSku, String name, List<Share> reasons) {

        static RankedOffer of(SearchHit hit, Locale language) {
            return new RankedOffer(hit.offerId(), hit.supplierSku(), hit.name().in(language), Share.of(hit.why()));
        }
    }

    /** How much of the score something makes up. */
    @Schema(name = "RankingReason")
    public record Share(String reason, double score) {

        static List<Share> of(Map<Reason, Double> why) {
            return why.entrySet().stream()
                    .map(one -> new Share(one.getKey().code(), one.getValue()))
                    .sorted(Comparator.comparing(Share::score).reversed())
                    .toList();
        }
    }

    /**
     * Where to put an offer.
     *
     * @param position 1 to 10 of those pinned; 1 where it is left out
     */
    public record NewPlacement(
            @NotNull String query, @NotNull UUID offerId, @NotNull Placement.Kind kind, @Nullable Integer position) {}

    /** All there are. */
    public record AllPlacements(List<Placement> items) {}

    @GET
    @Path("/why")
    @Operation(
            summary = "Why offers stand in the order they do",
            description =
                    "Takes what a search takes. Scores add up; those of `synonym`, `sound` and `mistyped` hold what their"
                            + " words match.")
    public Uni<Ranked> why(
            @BeanParam SearchParameters parameters,
            @Parameter(description = "Language of the names, `en` or `zh`; otherwise Accept-Language decides")
                    @QueryParam("lang")
                    @Nullable
                    String language,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @DefaultValue("en") String accepted) {
        var shown = ShownLanguage.of(language, accepted);
        return search.explain(parameters.request())
                .map(page -> new Ranked(
                        page.items().stream()
                                .map(hit -> RankedOffer.of(hit, shown))
                                .toList(),
                        page.total(),
                        page.relaxed()));
    }

    @GET
    @Path("/placements")
    @Operation(summary = "All offers put above or below what a query finds")
    public Uni<AllPlacements> list() {
        return placements.list().map(AllPlacements::new);
    }

    @POST
    @Path("/placements")
    @Idempotent
    @Operation(summary = "Puts an offer above or below what a query finds, in the place of what was said of it before")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Placement.class)),
            description = "Where it stands now.")
    public Uni<Response> put(@Valid @NotNull NewPlacement wanted) {
        int position = wanted.position() == null ? 1 : wanted.position();
        return Uni.createFrom()
                .deferred(() -> placements.put(
                        new Placement(key.id(), wanted.query(), wanted.offerId(), wanted.kind(), position)))
                .map(put -> Response.created(URI.create("/api/v1/search/placements/" + put.id()))
                        .entity(put)
                        .build());
    }

    @DELETE
    @Path("/placements/{id}")
    @Operation(summary = "Leaves an offer where it is found")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return placements.remove(id);
    }
}
