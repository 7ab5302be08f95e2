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
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Reviews;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Reviews that were reported or are hidden, for the operator to decide. */
@Path("/operator/reviews")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class ReportedReviewPages {

    private static final int ON_A_PAGE = 20;
    private static final String OPERATOR = "/operator/reviews";

    private final Frames frames;
    private final Reviews reviews;
    private final ModerateReviews moderate;

    ReportedReviewPages(Frames frames, Reviews reviews, ModerateReviews moderate) {
        this.frames = frames;
        this.reviews = reviews;
        this.moderate = moderate;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance reportedReviews(Frame frame, List<Review> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> reported(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> reviews.toLookAt(cursor, ON_A_PAGE)
                .map(found -> frame.show(Templates.reportedReviews(
                        frame,
                        found.items(),
                        found.next().map(next -> OPERATOR + "?cursor=" + next).orElse(null)))));
    }

    @POST
    @Path("{id}/hide")
    @Form
    public Uni<Response> hide(@PathParam("id") UUID id, @RestForm @Nullable String reason) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> moderate.hide(id, reason))
                        .map(hidden -> Replies.done(OPERATOR, "review-hidden")),
                OPERATOR);
    }

    @POST
    @Path("{id}/show")
    @Form
    public Uni<Response> show(@PathParam("id") UUID id) {
        return Replies.orBack(moderate.show(id).map(shown -> Replies.done(OPERATOR, "review-shown")), OPERATOR);
    }
}
