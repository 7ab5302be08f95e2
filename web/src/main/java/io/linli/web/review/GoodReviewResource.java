package io.linli.web.review;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.review.GoodReview;
import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.ModerateGoodReviews;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.marketplace.review.WriteGoodReview;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Reviews of goods: of a SKU, whoever sold it. */
@Path("/api/v1/good-reviews")
@Tag(name = "reviews")
public class GoodReviewResource {

    private final Actors actors;
    private final GoodReviews reviews;
    private final Ratings ratings;
    private final WriteGoodReview write;
    private final ModerateGoodReviews moderate;

    GoodReviewResource(
            Actors actors, GoodReviews reviews, Ratings ratings, WriteGoodReview write, ModerateGoodReviews moderate) {
        this.actors = actors;
        this.reviews = reviews;
        this.ratings = ratings;
        this.write = write;
        this.moderate = moderate;
    }

    /** A page of reviews and what all of them come to. */
    @Schema(name = "RatedGoodPage")
    public record RatedPage(RatingView rating, List<GoodReviewView> items, Optional<String> next) {}

    /**
     * What my household may say of a good, and has said.
     *
     * @param received whether it got it: else nothing can be written
     * @param review absent where nothing was said
     * @param changeableUntil until when it may be changed and taken back
     */
    @Schema(name = "OwnGoodReview")
    public record Own(
            UUID skuId, boolean received, @Nullable GoodReviewView review, @Nullable Instant changeableUntil) {

        static Own of(GoodReviews.Own own) {
            return new Own(
                    own.skuId(),
                    own.received(),
                    own.review().map(GoodReviewView::of).orElse(null),
                    own.review().map(GoodReview::changeableUntil).orElse(null));
        }
    }

    /**
     * How a good was.
     *
     * @param stars one to five
     * @param text at most a thousand characters
     */
    public record NewGoodReview(int stars, @Nullable String text) {}

    /** A review as the operator sees it. */
    @Schema(name = "ReportedGoodReview")
    public record Reported(GoodReviewView review, long openReports, @Nullable String hiddenReason) {

        static Reported of(GoodReview review) {
            return new Reported(
                    GoodReviewView.of(review),
                    review.openReports(),
                    review.hiddenReason().orElse(null));
        }
    }

    @GET
    @PermitAll
    @Operation(summary = "Published reviews of a good, newest first, and its rating")
    public Uni<RatedPage> published(
            @Parameter(description = "The SKU, as search and offers name it.", required = true)
                    @QueryParam("sku")
                    @Nullable
                    UUID sku,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (sku == null) {
            throw new Refusal(Refusal.Kind.INVALID, "subject-missing", "Name a SKU.");
        }
        int most = ReviewResource.checked(limit);
        return ratings.of(RatedKind.GOOD, List.of(sku)).chain(rating -> reviews.ofSku(sku, cursor, most)
                .map(found -> new RatedPage(
                        RatingView.of(rating.get(sku)),
                        found.items().stream().map(GoodReviewView::of).toList(),
                        found.next())));
    }

    @GET
    @Path("/mine/{sku}")
    @RolesAllowed("resident")
    @Operation(summary = "What my household said of a good, and whether it may say anything")
    public Uni<Own> own(@PathParam("sku") UUID sku) {
        return actors.resident()
                .chain(resident -> reviews.own(resident.toResident(), sku))
                .map(Own::of);
    }

    @PUT
    @Path("/mine/{sku}")
    @RolesAllowed("resident")
    @Operation(
            summary = "Say how a good was that my household got, or change what was said",
            description = "One a household and good, whoever sold it. Published at once; changed within thirty days.")
    @APIResponse(responseCode = "409", description = "good-not-received, review-hidden, review-change-over")
    @APIResponse(responseCode = "422", description = "review-text-personal")
    public Uni<GoodReviewView> write(@PathParam("sku") UUID sku, @Valid @NotNull NewGoodReview review) {
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> write.write(resident, sku, review.stars(), review.text()))
                .map(GoodReviewView::of);
    }

    @DELETE
    @Path("/mine/{sku}")
    @RolesAllowed("resident")
    @Operation(summary = "Take back what my household said of a good")
    @APIResponse(responseCode = "409", description = "review-hidden, review-change-over")
    public Uni<Void> takeBack(@PathParam("sku") UUID sku) {
        return actors.resident().map(ResidentActor::toResident).chain(resident -> write.takeBack(resident, sku));
    }

    @GET
    @Path("/of-my-goods")
    @RolesAllowed("supplier")
    @Operation(summary = "Published reviews of what I sold, newest first")
    public Uni<Slice<GoodReviewView>> ofMyGoods(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        int most = ReviewResource.checked(limit);
        return actors.supplier()
                .chain(supplier -> reviews.ofSupplier(supplier, cursor, most))
                .map(found -> found.map(GoodReviewView::of));
    }

    @POST
    @Path("/{id}/reply")
    @RolesAllowed("supplier")
    @Operation(
            summary = "Reply to a review of what I sold, once",
            description = "A second reply is refused, so no Idempotency-Key.")
    @APIResponse(responseCode = "409", description = "reply-given")
    public Uni<GoodReviewView> reply(@PathParam("id") UUID id, @Valid @NotNull ReviewResource.NewReply reply) {
        return actors.supplier()
                .chain(supplier -> moderate.reply(supplier, id, reply.text()))
                .map(GoodReviewView::of);
    }

    @POST
    @Path("/{id}/reports")
    @RolesAllowed({"resident", "supplier"})
    @Operation(
            summary = "Report a review of a good to the operator",
            description = "Reporting it again changes nothing, so no Idempotency-Key.")
    public Uni<GoodReviewView> report(@PathParam("id") UUID id, @Valid @NotNull ReviewResource.Reason reason) {
        return moderate.report(actors.subject().orElseThrow(), id, reason.reason())
                .map(GoodReviewView::of);
    }

    @GET
    @Path("/reported")
    @RolesAllowed("operator")
    @Operation(summary = "Reviews of goods that were reported and not looked at, and hidden ones; newest first")
    public Uni<Slice<Reported>> reported(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        return reviews.toLookAt(cursor, ReviewResource.checked(limit)).map(found -> found.map(Reported::of));
    }

    @POST
    @Path("/{id}/hide")
    @RolesAllowed("operator")
    @Operation(
            summary = "Hide a review of a good, and take its stars out of the rating",
            description = "May be repeated.")
    public Uni<Reported> hide(@PathParam("id") UUID id, @Valid @NotNull ReviewResource.Reason reason) {
        return moderate.hide(id, reason.reason()).map(Reported::of);
    }

    @POST
    @Path("/{id}/show")
    @RolesAllowed("operator")
    @Operation(summary = "Show a review of a good as it was, and settle its reports", description = "May be repeated.")
    public Uni<Reported> show(@PathParam("id") UUID id) {
        return moderate.show(id).map(Reported::of);
    }
}
