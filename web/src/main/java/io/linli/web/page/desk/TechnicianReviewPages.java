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
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.review.HouseholdFacts;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Reviews;
import io.linli.marketplace.review.Side;
import io.linli.marketplace.review.WriteReview;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Stand;

/** A technician's own rating, and the few questions about a household that was visited. */
@Path("/technician/reviews")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class TechnicianReviewPages {

    private static final int ON_A_PAGE = 20;
    private static final String OWN = "/technician/reviews";

    private final Frames frames;
    private final Actors actors;
    private final Reviews reviews;
    private final Ratings ratings;
    private final WriteReview write;
    private final ServiceItems items;
    private final Technicians technicians;

    TechnicianReviewPages(
            Frames frames,
            Actors actors,
            Reviews reviews,
            Ratings ratings,
            WriteReview write,
            ServiceItems items,
            Technicians technicians) {
        this.frames = frames;
        this.actors = actors;
        this.reviews = reviews;
        this.ratings = ratings;
        this.write = write;
        this.items = items;
        this.technicians = technicians;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ownReviews(Frame frame, Stand stand, List<Review> rows, @Nullable String next);

        static native TemplateInstance household(Frame frame, Booking visit, LocalizedText service, Answers answers);
    }

    /** What was said: yes, no, or nothing before. */
    public record Answers(String access, String described, String ready, boolean open) {

        static Answers of(@Nullable HouseholdFacts facts, boolean open) {
            return facts == null
                    ? new Answers("", "", "", open)
                    : new Answers(said(facts.accessEasy()), said(facts.asDescribed()), said(facts.ready()), open);
        }

        private static String said(boolean yes) {
            return yes ? "yes" : "no";
        }
    }

    @GET
    public Uni<TemplateInstance> own(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> actors.technician()
                .chain(technician -> ratings.of(RatedKind.TECHNICIAN, List.of(technician))
                        .chain(rating -> reviews.published(RatedKind.TECHNICIAN, technician, cursor, ON_A_PAGE)
                                .map(found -> frame.show(Templates.ownReviews(
                                        frame,
                                        new Stand(rating.get(technician)),
                                        found.items(),
                                        found.next()
                                                .map(next -> OWN + "?cursor=" + next)
                                                .orElse(null)))))));
    }

    @GET
    @Path("visits/{id}")
    public Uni<TemplateInstance> household(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.technician()
                .chain(technician -> reviews.ofVisit(technician, id))
                .chain(said -> items.get(said.visit().serviceItemId()).map(item -> page(frame, said, item.name()))));
    }

    @POST
    @Path("visits/{id}")
    @Form
    public Uni<Response> say(
            @PathParam("id") UUID id,
            @RestForm @Nullable String access,
            @RestForm @Nullable String described,
            @RestForm @Nullable String ready) {
        var page = OWN + "/visits/" + id;
        return Replies.orBack(
                Uni.createFrom()
                        .item(() -> new HouseholdFacts(yes(access), yes(described), yes(ready)))
                        .chain(facts -> actors.technician().chain(technician -> technicians
                                .byIds(List.of(technician))
                                .chain(found -> write.byTechnician(
                                        technician, found.get(0).displayName(), id, facts))))
                        .map(review -> Replies.done(page, review.published() ? "review-published" : "review-kept")),
                page);
    }

    private static TemplateInstance page(Frame frame, Reviews.OfVisit said, LocalizedText service) {
        var own = said.reviews().stream()
                .filter(one -> one.side() == Side.TECHNICIAN)
                .findFirst()
                .orElse(null);
        var open = said.visit().state() == Booking.State.DONE
                && frame.now().isBefore(WriteReview.windowEnd(said.visit()))
                && (own == null || own.state() == Review.State.WAITING);
        return frame.show(Templates.household(
                frame,
                said.visit(),
                service,
                Answers.of(own == null ? null : own.facts().orElse(null), open)));
    }

    private static boolean yes(@Nullable String answer) {
        if (!Objects.equals(answer, "yes") && !Objects.equals(answer, "no")) {
            throw new Refusal(Refusal.Kind.INVALID, "answer-missing", "Please answer every question.");
        }
        return answer.equals("yes");
    }
}
