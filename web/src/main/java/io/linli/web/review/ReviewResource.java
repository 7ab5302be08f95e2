package io.linli.web.review;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.review.HouseholdFacts;
import io.linli.marketplace.review.ModerateReviews;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Reviews;
import io.linli.marketplace.review.WriteReview;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Reviews of visits, and what they come to. */
@Path("/api/v1/reviews")
@Tag(name = "reviews")
public class ReviewResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final Reviews reviews;
    private final Ratings ratings;
    private final WriteReview write;
    private final ModerateReviews moderate;
    private final Technicians technicians;

    ReviewResource(
            Actors actors,
            Reviews reviews,
            Ratings ratings,
            WriteReview write,
            ModerateReviews moderate,
            Technicians technicians) {
        this.actors = actors;
        this.reviews = reviews;
        this.ratings = ratings;
        this.write = write;
        this.moderate = moderate;
        this.technicians = technicians;
    }

    /** A page of reviews and what all of them come to. */
    public record RatedPage(RatingView rating, List<ReviewView> items, Optional<String> next) {}

    /** What is said of one visit, as far as the reader may know. */
    public record VisitReviews(UUID bookingId, List<ReviewView> items) {}

    /** Why, in at most three hundred characters. */
    public record Reason(@NotNull String reason) {}

    /** At most a thousand characters. */
    public record NewReply(@NotNull String text) {}

    /** A review as the operator sees it. */
    public record Reported(ReviewView review, long openReports, @Nullable String hiddenReason) {}

    @GET
    @PermitAll
    @Operation(summary = "Published reviews of one service, provider or technician, newest first, and its rating")
    public Uni<RatedPage> published(
            @Parameter(description = "Exactly one of the three.") @QueryParam("service") @Nullable UUID service,
            @QueryParam("provider") @Nullable UUID provider,
            @QueryParam("technician") @Nullable UUID technician,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        var kinds = new java.util.EnumMap<RatedKind, UUID>(RatedKind.class);
        Optional.ofNullable(service).ifPresent(id -> kinds.put(RatedKind.SERVICE, id));
        Optional.ofNullable(provider).ifPresent(id -> kinds.put(RatedKind.PROVIDER, id));
        Optional.ofNullable(technician).ifPresent(id -> kinds.put(RatedKind.TECHNICIAN, id));
        if (kinds.size() != 1) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "subject-missing",
                    "Name a service, a provider or a technician, one of them.");
        }
        return page(kinds.entrySet().iterator().next(), cursor, checked(limit));
    }

    @GET
    @Path("/visits/{booking}")
    @RolesAllowed({"resident", "technician"})
    @Operation(summary = "What is said of my visit: my own review, and the other side's once it is published")
    public Uni<VisitReviews> ofVisit(@PathParam("booking") UUID booking) {
        var found = actors.hasRole("technician")
                ? actors.technician()
                        .chain(technician -> reviews.ofVisit(technician, booking))
                        .onFailure(failure -> isUnknown(failure) && actors.hasRole("resident"))
                        .recoverWithUni(() -> ofOwnVisit(booking))
                : ofOwnVisit(booking);
        return found.map(said -> new VisitReviews(
                booking, said.reviews().stream().map(ReviewView::of).toList()));
    }

    /** A technician may live here, too. */
    private Uni<Reviews.OfVisit> ofOwnVisit(UUID booking) {
        return actors.resident().chain(resident -> reviews.ofVisit(resident.toResident(), booking));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code().equals("visit-not-found");
    }

    @PUT
    @Path("/visits/{booking}/resident")
    @RolesAllowed("resident")
    @Operation(
            summary = "Say how my visit was, or change it before it is published",
            description = "Published when the technician has given theirs, or fourteen days after the visit.")
    @APIResponse(responseCode = "409", description = "visit-not-done, review-window-over, review-published")
    @APIResponse(responseCode = "422", description = "review-text-personal")
    public Uni<ReviewView> byResident(@PathParam("booking") UUID booking, @Valid @NotNull NewReview review) {
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> write.byResident(resident, booking, review.given(), review.text()))
                .map(ReviewView::of);
    }

    @PUT
    @Path("/visits/{booking}/technician")
    @RolesAllowed("technician")
    @Operation(summary = "Say how it was at the household I visited, or change it before it is published")
    @APIResponse(responseCode = "409", description = "visit-not-done, review-window-over, review-published")
    public Uni<ReviewView> byTechnician(@PathParam("booking") UUID booking, @Valid @NotNull HouseholdFacts facts) {
        return actors.technician()
                .chain(technician -> technicians
                        .byIds(List.of(technician))
                        .chain(found ->
                                write.byTechnician(technician, found.get(0).displayName(), booking, facts)))
                .map(ReviewView::of);
    }

    @POST
    @Path("/{id}/reply")
    @RolesAllowed("supplier")
    @Operation(
            summary = "Reply to a review of my service, once",
            description = "A second reply is refused, so no Idempotency-Key. The resident is told.")
    @APIResponse(responseCode = "409", description = "reply-given")
    public Uni<ReviewView> reply(@PathParam("id") UUID id, @Valid @NotNull NewReply reply) {
        return actors.supplier()
                .chain(supplier -> moderate.reply(supplier, id, reply.text()))
                .map(ReviewView::of);
    }

    @POST
    @Path("/{id}/reports")
    @RolesAllowed({"resident", "supplier", "technician"})
    @Operation(
            summary = "Report a review to the operator",
            description = "Reporting it again changes nothing, so no Idempotency-Key.")
    public Uni<ReviewView> report(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return moderate.report(actors.subject().orElseThrow(), id, reason.reason())
                .map(ReviewView::of);
    }

    @GET
    @Path("/reported")
    @RolesAllowed("operator")
    @Operation(summary = "Reviews that were reported and not looked at, and hidden ones; newest first")
    public Uni<Slice<Reported>> reported(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        return reviews.toLookAt(cursor, checked(limit)).map(found -> found.map(ReviewResource::reported));
    }

    @POST
    @Path("/{id}/hide")
    @RolesAllowed("operator")
    @Operation(summary = "Hide a review, and take its stars out of the ratings", description = "May be repeated.")
    public Uni<Reported> hide(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return moderate.hide(id, reason.reason()).map(ReviewResource::reported);
    }

    @POST
    @Path("/{id}/show")
    @RolesAllowed("operator")
    @Operation(summary = "Show a review as it was, and settle its reports", description = "May be repeated.")
    public Uni<Reported> show(@PathParam("id") UUID id) {
        return moderate.show(id).map(ReviewResource::reported);
    }

    private Uni<RatedPage> page(Map.Entry<RatedKind, UUID> subject, @Nullable String cursor, int limit) {
        return ratings.of(subject.getKey(), List.of(subject.getValue()))
                .chain(rating -> reviews.published(subject.getKey(), subject.getValue(), cursor, limit)
                        .map(found -> new RatedPage(
                                RatingView.of(rating.get(subject.getValue())),
                                found.items().stream().map(ReviewView::of).toList(),
                                found.next())));
    }

    private static Reported reported(Review review) {
        return new Reported(
                ReviewView.of(review),
                review.openReports(),
                review.hiddenReason().orElse(null));
    }

    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return limit;
    }
}
