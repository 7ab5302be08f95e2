package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.web.identity.AskedCommunity;

/** What neighbours bought with an offer, for everybody. */
@Path("/api/v1/offers/{id}/goes-with")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Recommendations")
public class GoesWithResource {

    private final Suggestions suggestions;
    private final AskedCommunity communities;

    GoesWithResource(Suggestions suggestions, AskedCommunity communities) {
        this.suggestions = suggestions;
        this.communities = communities;
    }

    /** An answer that can grow. */
    public record Items(List<SuggestionView> items) {}

    @GET
    @Operation(
            summary = "What goes with an offer in a community, and why",
            description =
                    "Only what can be had there. Figures are of several households at least; where too little is known of"
                            + " the offer, popular goods, with that as their reason; where nothing is known, nothing.")
    @APIResponse(responseCode = "200", description = "At most 12, the best first; prices in minor units")
    @APIResponse(responseCode = "400", description = "community-missing")
    @APIResponse(responseCode = "404", description = "offer-not-found, community-not-found")
    public Uni<Items> goesWith(@PathParam("id") UUID id, @QueryParam("community") @Nullable UUID community) {
        return communities
                .of(community)
                .chain(asked -> suggestions.with(id, asked, Suggestions.MOST))
                .map(found -> new Items(SuggestionView.of(found)));
    }
}
