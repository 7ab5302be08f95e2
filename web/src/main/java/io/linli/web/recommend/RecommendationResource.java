package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.recommend.LearnAlsoBought;
import io.linli.search.recommend.Learnt;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** What is recommended to the signed-in resident, and the operator's way to have it learnt anew. */
@Path("/api/v1/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recommendations")
public class RecommendationResource {

    private final Suggestions suggestions;
    private final LearnAlsoBought learn;
    private final Actors actors;

    RecommendationResource(Suggestions suggestions, LearnAlsoBought learn, Actors actors) {
        this.suggestions = suggestions;
        this.learn = learn;
        this.actors = actors;
    }

    /** The lists, each the best first. */
    public record Recommendations(
            List<SuggestionView> buyAgain, List<SuggestionView> alsoBought, List<SuggestionView> popularInBuilding) {

        static Recommendations of(ResidentSuggestions found) {
            return new Recommendations(
                    SuggestionView.of(found.buyAgain()),
                    SuggestionView.of(found.alsoBought()),
                    SuggestionView.of(found.inBuilding()));
        }
    }

    @GET
    @RolesAllowed("resident")
    @Operation(
            summary = "What I may want, and why",
            description = "What I bought before, what neighbours bought with it, and what several households of my"
                    + " building bought within seven days. Only what can be had in my community.")
    @APIResponse(responseCode = "200", description = "At most 12 each; prices in minor units")
    @APIResponse(responseCode = "403", description = "not-a-resident, or not-your-community for another one")
    public Uni<Recommendations> mine(@QueryParam("community") @Nullable UUID community) {
        return actors.resident()
                .invoke(resident -> requireOwn(resident, community))
                .chain(resident -> suggestions.of(resident, Suggestions.MOST))
                .map(Recommendations::of);
    }

    @POST
    @Path("/learning")
    @RolesAllowed("operator")
    @Operation(
            summary = "Learns anew what goes with what, now",
            description = "It is done every hour anyway. Doing it again does no harm and needs no key.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "409", description = "learning-already")
    public Uni<Learnt> learn() {
        return learn.now();
    }

    @GET
    @Path("/learning")
    @RolesAllowed("operator")
    @Operation(summary = "When it was learnt last, and from how much")
    public Uni<Learnt> learnt() {
        return learn.state();
    }

    private static void requireOwn(ResidentActor resident, @Nullable UUID community) {
        if (community != null && !community.equals(resident.communityId())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "not-your-community", "Recommendations are of your own community.");
        }
    }
}
