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

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.ModerateGoodReviews;
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
    private final GoodReviews goods;
    private final GoodReviewRows rows;
    private final ModerateGoodReviews moderateGoods;

    ReportedReviewPages(
            Frames frames,
            Reviews reviews,
            ModerateReviews moderate,
            GoodReviews goods,
            GoodReviewRows rows,
            ModerateGoodReviews moderateGoods) {
        this.frames = frames;
        this.reviews = reviews;
        this.moderate = moderate;
        this.goods = goods;
        this.rows = rows;
        this.moderateGoods = moderateGoods;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance reportedReviews(
                Frame frame,
                List<Review> rows,
                @Nullable String next,
                List<GoodReviewRow> goods,
                @Nullable String nextGoods);
    }

    @GET
    public Uni<TemplateInstance> reported(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("goods") @Nullable String goodsCursor) {
        return frames.frame().chain(frame -> reviews.toLookAt(cursor, ON_A_PAGE).chain(found -> goods.toLookAt(
                        goodsCursor, ON_A_PAGE)
                .chain(rows::of)
                .map(ofGoods -> frame.show(Templates.reportedReviews(
                        frame, found.items(), after("cursor", found), ofGoods.items(), after("goods", ofGoods))))));
    }

    private static @Nullable String after(String list, Slice<?> found) {
        return found.next().map(next -> OPERATOR + "?" + list + "=" + next).orElse(null);
    }

    @POST
    @Path("goods/{id}/hide")
    @Form
    public Uni<Response> hideOfGood(@PathParam("id") UUID id, @RestForm @Nullable String reason) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> moderateGoods.hide(id, reason))
                        .map(hidden -> Replies.done(OPERATOR, "review-hidden")),
                OPERATOR);
    }

    @POST
    @Path("goods/{id}/show")
    @Form
    public Uni<Response> showOfGood(@PathParam("id") UUID id) {
        return Replies.orBack(moderateGoods.show(id).map(shown -> Replies.done(OPERATOR, "review-shown")), OPERATOR);
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
