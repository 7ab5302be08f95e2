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
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
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

/** What is said of a service, all of it. */
@Path("/services/{id}/reviews")
@Produces(MediaType.TEXT_HTML)
public class ServiceReviewPages {

    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final Actors actors;
    private final ServiceItems items;
    private final Reviews reviews;
    private final Ratings ratings;
    private final ModerateReviews moderate;

    ServiceReviewPages(
            Frames frames,
            Actors actors,
            ServiceItems items,
            Reviews reviews,
            Ratings ratings,
            ModerateReviews moderate) {
        this.frames = frames;
        this.actors = actors;
        this.items = items;
        this.reviews = reviews;
        this.ratings = ratings;
        this.moderate = moderate;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance serviceReviews(
                Frame frame, ServiceItem item, Stand stand, List<Review> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> items.get(id)
                .chain(item -> read(
                        id,
                        cursor,
                        ON_A_PAGE,
                        stand -> found -> frame.show(Templates.serviceReviews(
                                frame,
                                item,
                                stand,
                                found.items(),
                                found.next()
                                        .map(next -> "/services/" + id + "/reviews?cursor=" + next)
                                        .orElse(null))))));
    }

    @POST
    @Path("{review}/reports")
    @RolesAllowed({"resident", "supplier", "technician"})
    @Form
    public Uni<Response> report(
            @PathParam("id") UUID id, @PathParam("review") UUID review, @RestForm @Nullable String reason) {
        var page = "/services/" + id + "/reviews";
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> moderate.report(actors.subject().orElseThrow(), review, reason))
                        .map(reported -> Replies.done(page, "review-reported")),
                page);
    }

    private Uni<TemplateInstance> read(
            UUID id,
            @Nullable String cursor,
            int limit,
            Function<Stand, Function<Slice<Review>, TemplateInstance>> page) {
        return ratings.of(RatedKind.SERVICE, List.of(id))
                .chain(rating -> reviews.published(RatedKind.SERVICE, id, cursor, limit)
                        .map(found -> page.apply(new Stand(rating.get(id))).apply(found)));
    }
}
