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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.review.Reviews;
import io.linli.marketplace.review.Stars;
import io.linli.marketplace.review.WriteReview;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A resident says how a visit was, and reads what the technician said. */
@Path("/me/visits/{id}/review")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {

    private final Frames frames;
    private final Actors actors;
    private final Reviews reviews;
    private final WriteReview write;
    private final ServiceItems items;

    ReviewPages(Frames frames, Actors actors, Reviews reviews, WriteReview write, ServiceItems items) {
        this.frames = frames;
        this.actors = actors;
        this.reviews = reviews;
        this.write = write;
        this.items = items;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance review(Frame frame, VisitReview page);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.resident()
                .chain(reader -> reviews.ofVisit(reader.toResident(), id))
                .chain(said -> items.get(said.visit().serviceItemId())
                        .map(item -> VisitReview.of(said.visit(), item.name(), said.reviews(), frame.now())))
                .map(page -> frame.show(Templates.review(frame, page))));
    }

    @POST
    @Form
    public Uni<Response> save(
            @PathParam("id") UUID id,
            @RestForm @Nullable String stars,
            @RestForm @Nullable String workmanship,
            @RestForm @Nullable String punctuality,
            @RestForm @Nullable String friendliness,
            @RestForm @Nullable String text) {
        var page = "/me/visits/" + id + "/review";
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> actors.resident())
                        .map(ResidentActor::toResident)
                        .chain(resident -> write.byResident(
                                resident,
                                id,
                                new Stars(
                                        required(stars),
                                        number(workmanship),
                                        number(punctuality),
                                        number(friendliness)),
                                text))
                        .map(review -> Replies.done(page, review.published() ? "review-published" : "review-kept")),
                page);
    }

    private static int required(@Nullable String stars) {
        var number = number(stars);
        if (number == null) {
            throw new Refusal(Refusal.Kind.INVALID, "stars-missing", "Please choose how many stars.");
        }
        return number;
    }

    private static @Nullable Integer number(@Nullable String stars) {
        try {
            return stars == null || stars.isBlank() ? null : Integer.valueOf(stars);
        } catch (NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "stars-out-of-range", "Stars are from one to five.");
        }
    }
}
