package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.match.DecideMatch;
import io.linli.catalog.match.DecidedMatch;
import io.linli.catalog.match.SkuMatch;
import io.linli.catalog.match.SkuMatches;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The operator says which goods of different suppliers are the same. */
@Path("/operator/matches")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class MatchPages {

    private static final String LIST = "/operator/matches";
    private static final int ON_A_PAGE = 20;
    private static final int MOST_DECIDED = 10;

    private final Frames frames;
    private final SkuMatches matches;
    private final DecideMatch decide;
    private final Actors actors;

    MatchPages(Frames frames, SkuMatches matches, DecideMatch decide, Actors actors) {
        this.frames = frames;
        this.matches = matches;
        this.decide = decide;
        this.actors = actors;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance matches(Frame frame, List<SkuMatch> proposed, List<DecidedMatch> decided);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> matches.proposed(ON_A_PAGE).chain(proposed -> matches.decided(MOST_DECIDED)
                .map(decided -> frame.show(Templates.matches(frame, proposed, decided)))));
    }

    @POST
    @Form
    public Uni<Response> decide(
            @FormParam("sku") UUID sku, @FormParam("other") UUID other, @FormParam("same") boolean same) {
        return Replies.orBack(
                decide.decide(sku, other, same, actors.subject().orElse("operator"))
                        .map(done -> Replies.done(LIST, same ? "match-same" : "match-different")),
                LIST);
    }

    @POST
    @Path("removals")
    @Form
    public Uni<Response> undo(@FormParam("sku") UUID sku, @FormParam("other") UUID other) {
        return Replies.orBack(decide.undo(sku, other).map(done -> Replies.done(LIST, "match-undone")), LIST);
    }
}
