package io.linli.web.page.desk;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.community.Communities;
import io.linli.search.placement.KeepPlacements;
import io.linli.search.placement.Placement;
import io.linli.search.query.SearchOffers;
import io.linli.search.query.SearchPage;
import io.linli.search.query.SearchRequest;
import io.linli.search.query.Sort;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The operator looks at the order of what a query finds, and puts single goods first or last. */
@Path("/operator/ranking")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class RankingPages {

    private static final String PAGE = "/operator/ranking";
    private static final int SHOWN = 20;

    private final Frames frames;
    private final SearchOffers search;
    private final KeepPlacements placements;
    private final Communities communities;
    private final Offers offers;

    RankingPages(
            Frames frames, SearchOffers search, KeepPlacements placements, Communities communities, Offers offers) {
        this.frames = frames;
        this.search = search;
        this.placements = placements;
        this.communities = communities;
        this.offers = offers;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ranking(Frame frame, RankingView view);
    }

    @GET
    public Uni<TemplateInstance> ranking(
            @QueryParam("q") @DefaultValue("") String query, @QueryParam("community") @Nullable UUID community) {
        return frames.frame().chain(frame -> communities.list().chain(all -> found(query, community)
                .chain(found -> placed().map(placed -> frame.show(
                        Templates.ranking(frame, new RankingView(query, community, all, found.items(), placed)))))));
    }

    @POST
    @Form
    public Uni<Response> put(
            @FormParam("q") @DefaultValue("") String query,
            @FormParam("community") @DefaultValue("") String community,
            @FormParam("offer") @Nullable UUID offer,
            @FormParam("kind") Placement.@Nullable Kind kind) {
        var back = address(query, community);
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> placements.put(placement(query, offer, kind)))
                        .map(put -> Replies.done(back, "placement-kept")),
                back);
    }

    /** Sent twice it stands there once: there is one of a query and an offer. */
    private static Placement placement(String query, @Nullable UUID offer, Placement.@Nullable Kind kind) {
        if (offer == null || kind == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "form-expired", "The form names no offer, or nothing to do with it.");
        }
        return new Placement(Ids.next(), query, offer, kind, 1);
    }

    @POST
    @Path("{id}/removals")
    @Form
    public Uni<Response> remove(
            @PathParam("id") UUID id,
            @FormParam("q") @DefaultValue("") String query,
            @FormParam("community") @DefaultValue("") String community) {
        var back = address(query, community);
        return Replies.orBack(placements.remove(id).map(gone -> Replies.done(back, "placement-removed")), back);
    }

    private static String address(String query, String community) {
        return PAGE + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (community.isBlank() ? "" : "&community=" + URLEncoder.encode(community, StandardCharsets.UTF_8));
    }

    private Uni<SearchPage> found(String query, @Nullable UUID community) {
        return search.explain(new SearchRequest(
                query, null, List.of(), List.of(), null, null, community, Sort.RELEVANCE, 1, SHOWN, false, true));
    }

    /** With what they are called; an offer that is gone is called by its id. */
    private Uni<List<RankingView.PlacedRow>> placed() {
        return placements.list().chain(all -> offers.byIds(
                        all.stream().map(Placement::offerId).distinct().toList())
                .map(found -> {
                    var byId = found.stream().collect(toMap(OfferListing::offerId, Function.identity()));
                    return all.stream().map(one -> row(one, byId)).toList();
                }));
    }

    private static RankingView.PlacedRow row(Placement placement, Map<UUID, OfferListing> offers) {
        return new RankingView.PlacedRow(placement, offers.get(placement.offerId()));
    }
}
