package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.review.GoodReview;
import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.ModerateGoodReviews;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Stand;

/** All that is said of a good, whoever sold it. */
@Path("/offers/{id}/reviews")
@Produces(MediaType.TEXT_HTML)
public class OfferReviewPages {

    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final Actors actors;
    private final Offers offers;
    private final GoodReviews reviews;
    private final Ratings ratings;
    private final ModerateGoodReviews moderate;

    OfferReviewPages(
            Frames frames,
            Actors actors,
            Offers offers,
            GoodReviews reviews,
            Ratings ratings,
            ModerateGoodReviews moderate) {
        this.frames = frames;
        this.actors = actors;
        this.offers = offers;
        this.reviews = reviews;
        this.ratings = ratings;
        this.moderate = moderate;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance offerReviews(
                Frame frame, OfferListing offer, Stand stand, List<GoodReview> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> offers.get(id).chain(offer -> ratings.of(RatedKind.GOOD, List.of(offer.skuId()))
                        .map(found -> new Stand(found.get(offer.skuId())))
                        .chain(stand -> reviews.ofSku(offer.skuId(), cursor, ON_A_PAGE)
                                .map(found -> frame.show(Templates.offerReviews(
                                        frame,
                                        offer,
                                        stand,
                                        found.items(),
                                        found.next()
                                                .map(next -> address(id) + "?cursor=" + next)
                                                .orElse(null)))))));
    }

    @POST
    @Path("{review}/reports")
    @RolesAllowed({"resident", "supplier"})
    @Form
    public Uni<Response> report(
            @PathParam("id") UUID id, @PathParam("review") UUID review, @RestForm @Nullable String reason) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> moderate.report(actors.subject().orElseThrow(), review, reason))
                        .map(reported -> Replies.done(address(id), "review-reported")),
                address(id));
    }

    private static String address(UUID offerId) {
        return "/offers/" + offerId + "/reviews";
    }
}
