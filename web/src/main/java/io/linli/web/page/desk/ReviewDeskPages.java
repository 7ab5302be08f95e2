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

/** Reviews at the desks: a provider reads and replies, the operator looks at what was reported. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ReviewDeskPages {

    private static final int ON_A_PAGE = 20;
    private static final String PROVIDER = "/supplier/reviews";
    private static final String OPERATOR = "/operator/reviews";

    private final Frames frames;
    private final Actors actors;
    private final Reviews reviews;
    private final Ratings ratings;
    private final ModerateReviews moderate;

    ReviewDeskPages(Frames frames, Actors actors, Reviews reviews, Ratings ratings, ModerateReviews moderate) {
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

        static native TemplateInstance reportedReviews(Frame frame, List<Review> rows, @Nullable String next);
    }

    @GET
    @Path("supplier/reviews")
    @RolesAllowed("supplier")
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
    @Path("supplier/reviews/{id}/reply")
    @RolesAllowed("supplier")
    @Form
    public Uni<Response> reply(@PathParam("id") UUID id, @RestForm @Nullable String text) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> moderate.reply(supplier, id, text))
                        .map(replied -> Replies.done(PROVIDER, "review-replied")),
                PROVIDER);
    }

    @GET
    @Path("operator/reviews")
    @RolesAllowed("operator")
    public Uni<TemplateInstance> reported(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> reviews.toLookAt(cursor, ON_A_PAGE)
                .map(found -> frame.show(Templates.reportedReviews(
                        frame,
                        found.items(),
                        found.next().map(next -> OPERATOR + "?cursor=" + next).orElse(null)))));
    }

    @POST
    @Path("operator/reviews/{id}/hide")
    @RolesAllowed("operator")
    @Form
    public Uni<Response> hide(@PathParam("id") UUID id, @RestForm @Nullable String reason) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> moderate.hide(id, reason))
                        .map(hidden -> Replies.done(OPERATOR, "review-hidden")),
                OPERATOR);
    }

    @POST
    @Path("operator/reviews/{id}/show")
    @RolesAllowed("operator")
    @Form
    public Uni<Response> show(@PathParam("id") UUID id) {
        return Replies.orBack(moderate.show(id).map(shown -> Replies.done(OPERATOR, "review-shown")), OPERATOR);
    }
}
