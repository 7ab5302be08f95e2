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

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.ModerateGoodReviews;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** What is said of the goods a supplier sold, and its replies. */
@Path("/supplier/good-reviews")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class SupplierGoodReviewPages {

    private static final int ON_A_PAGE = 20;
    private static final String PAGE = "/supplier/good-reviews";

    private final Frames frames;
    private final Actors actors;
    private final GoodReviews reviews;
    private final GoodReviewRows rows;
    private final ModerateGoodReviews moderate;

    SupplierGoodReviewPages(
            Frames frames, Actors actors, GoodReviews reviews, GoodReviewRows rows, ModerateGoodReviews moderate) {
        this.frames = frames;
        this.actors = actors;
        this.reviews = reviews;
        this.rows = rows;
        this.moderate = moderate;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /**
         * @param refused the review whose reply was refused
         * @param typed that reply
         */
        static native TemplateInstance goodReviews(
                Frame frame, List<GoodReviewRow> rows, @Nullable String next, @Nullable UUID refused, String typed);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> page(frame, cursor, null, ""));
    }

    @POST
    @Path("{id}/reply")
    @Form
    public Uni<Response> reply(@PathParam("id") UUID id, @RestForm @Nullable String text) {
        return actors.supplier()
                .chain(supplier -> moderate.reply(supplier, id, text))
                .map(replied -> Replies.done(PAGE, "review-replied"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> frames.frame()
                        .chain(frame ->
                                page(frame.refusing(((Refusal) failure).code()), null, id, text == null ? "" : text))
                        .map(page -> Response.ok(page).build()));
    }

    private Uni<TemplateInstance> page(Frame frame, @Nullable String cursor, @Nullable UUID refused, String typed) {
        return actors.supplier()
                .chain(supplier -> reviews.ofSupplier(supplier, cursor, ON_A_PAGE))
                .chain(rows::of)
                .map(found -> frame.show(Templates.goodReviews(
                        frame,
                        found.items(),
                        found.next().map(next -> PAGE + "?cursor=" + next).orElse(null),
                        refused,
                        typed)));
    }
}
