package io.linli.web.page.desk;

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

import io.linli.marketplace.review.ModerateReviews;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Reviews;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Stand;

/** What is said of a provider's services, and its replies. */
@Path("/supplier/reviews")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class ProviderReviewPages {

    private static final int ON_A_PAGE = 20;
    private static final String PROVIDER = "/supplier/reviews";

    private final Frames frames;
    private final Actors actors;
    private final Reviews reviews;
    private final Ratings ratings;
    private final ModerateReviews moderate;

    ProviderReviewPages(Frames frames, Actors actors, Reviews reviews, Ratings ratings, ModerateReviews moderate) {
        this.frames = frames;
        this.actors = actors;
        this.reviews = reviews;
        this.ratings = ratings;
        this.moderate = moderate;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance reviews(Frame frame, Stand stand, List<Review> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> ofProvider(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> actors.supplier().chain(supplier -> ratings.of(RatedKind.PROVIDER, List.of(supplier))
                        .chain(rating -> reviews.published(RatedKind.PROVIDER, supplier, cursor, ON_A_PAGE)
                                .map(found -> frame.show(Templates.reviews(
                                        frame,
                                        new Stand(rating.get(supplier)),
                                        found.items(),
                                        found.next()
                                                .map(next -> PROVIDER + "?cursor=" + next)
                                                .orElse(null)))))));
    }

    @POST
    @Path("{id}/reply")
    @Form
    public Uni<Response> reply(@PathParam("id") UUID id, @RestForm @Nullable String text) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> moderate.reply(supplier, id, text))
                        .map(replied -> Replies.done(PROVIDER, "review-replied")),
                PROVIDER);
    }
}
