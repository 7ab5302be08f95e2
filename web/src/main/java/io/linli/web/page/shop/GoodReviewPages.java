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
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.WriteGoodReview;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A resident says how a good was that came with an order. */
@Path("/orders/{order}/lines/{line}/review")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class GoodReviewPages {

    private final Frames frames;
    private final Actors actors;
    private final Orders orders;
    private final Offers offers;
    private final GoodReviews reviews;
    private final WriteGoodReview write;

    GoodReviewPages(
            Frames frames, Actors actors, Orders orders, Offers offers, GoodReviews reviews, WriteGoodReview write) {
        this.frames = frames;
        this.actors = actors;
        this.orders = orders;
        this.offers = offers;
        this.reviews = reviews;
        this.write = write;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance goodReview(Frame frame, GoodReviewForm form);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("order") UUID orderId, @PathParam("line") UUID lineId) {
        return frames.frame().chain(frame -> actors.resident()
                .chain(resident -> form(frame, resident, orderId, lineId))
                .map(form -> frame.show(Templates.goodReview(frame, form))));
    }

    @POST
    @Form
    public Uni<Response> save(
            @PathParam("order") UUID orderId,
            @PathParam("line") UUID lineId,
            @RestForm @Nullable String stars,
            @RestForm @Nullable String text) {
        return actors.resident().chain(resident -> frames.frame()
                .chain(frame -> form(frame, resident, orderId, lineId).chain(form -> Uni.createFrom()
                        .deferred(() ->
                                write.write(resident.toResident(), form.own().skuId(), required(stars), text))
                        .map(review -> Replies.done(address(orderId, lineId), "review-published"))
                        .onFailure(Replies::isTold)
                        .recoverWithItem(failure -> refused(frame, (Refusal) failure, form, stars, text)))));
    }

    @POST
    @Path("removal")
    @Form
    public Uni<Response> takeBack(@PathParam("order") UUID orderId, @PathParam("line") UUID lineId) {
        return Replies.orBack(
                actors.resident().chain(resident -> frames.frame()
                        .chain(frame -> form(frame, resident, orderId, lineId))
                        .chain(form ->
                                write.takeBack(resident.toResident(), form.own().skuId()))
                        .map(gone -> Replies.done("/orders/" + orderId, "review-taken-back"))),
                address(orderId, lineId));
    }

    /** What was chosen and typed stands there still. */
    private static Response refused(
            Frame frame, Refusal refusal, GoodReviewForm form, @Nullable String stars, @Nullable String text) {
        var told = frame.refusing(refusal.code());
        var typed = form.typed(chosen(stars), Objects.requireNonNullElse(text, ""));
        return Response.ok(told.show(Templates.goodReview(told, typed))).build();
    }

    private Uni<GoodReviewForm> form(Frame frame, ResidentActor resident, UUID orderId, UUID lineId) {
        return orders.get(new OrderViewer.OfResident(resident.companyId(), resident.residentId()), orderId)
                .chain(order -> form(frame, resident, order, line(order, lineId)));
    }

    private Uni<GoodReviewForm> form(Frame frame, ResidentActor resident, Order order, Order.Line line) {
        return offers.get(Objects.requireNonNull(line.offerId()))
                .chain(offer -> reviews.own(resident.toResident(), offer.skuId()))
                .map(own -> GoodReviewForm.of(order, line, own, frame.now()));
    }

    /** Of goods: visits have a page of their own, and bills none. */
    private static Order.Line line(Order order, UUID lineId) {
        return order.lines().stream()
                .filter(line -> line.id().equals(lineId) && line.offerId() != null)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("order-line"));
    }

    private static int required(@Nullable String stars) {
        int number = chosen(stars);
        if (number == 0) {
            throw new Refusal(Refusal.Kind.INVALID, "stars-missing", "Please choose how many stars.");
        }
        return number;
    }

    /** 0 for none. */
    private static int chosen(@Nullable String stars) {
        return stars != null && stars.matches("[1-5]") ? Integer.parseInt(stars) : 0;
    }

    private static String address(UUID orderId, UUID lineId) {
        return "/orders/" + orderId + "/lines/" + lineId + "/review";
    }
}
