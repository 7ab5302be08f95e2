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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.aftersale.AfterSaleViewer;
import io.linli.marketplace.aftersale.AfterSales;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.marketplace.payment.PayBy;
import io.linli.marketplace.review.GoodReviews;
import io.linli.web.identity.Actors;
import io.linli.web.order.PaymentStart;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A resident's orders, and the page one comes back to from the payment provider: only the webhook decides what it says. */
@Path("/")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class OrderPages {

    private static final int ON_A_PAGE = 10;

    private final Frames frames;
    private final Actors actors;
    private final Orders orders;
    private final OrderTimelines timelines;
    private final AfterSales afterSales;
    private final GoodReviews reviews;
    private final PaymentStart payment;

    OrderPages(
            Frames frames,
            Actors actors,
            Orders orders,
            OrderTimelines timelines,
            AfterSales afterSales,
            GoodReviews reviews,
            PaymentStart payment) {
        this.reviews = reviews;
        this.afterSales = afterSales;
        this.frames = frames;
        this.actors = actors;
        this.orders = orders;
        this.timelines = timelines;
        this.payment = payment;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance orders(Frame frame, Slice<Order> orders, @Nullable String next);

        static native TemplateInstance order(
                Frame frame, Order order, OrderTimeline timeline, OrderAfterSales afterSales, OrderRatings ratings);

        static native TemplateInstance group(Frame frame, OrderGroup group, GroupStanding standing);

        /** The part of the page that changes while the payment's outcome is awaited. */
        static native TemplateInstance standing(Frame frame, OrderGroup group, GroupStanding standing);
    }

    @GET
    @Path("orders")
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> orders.list(viewer, cursor, ON_A_PAGE))
                .map(found -> frame.show(Templates.orders(
                        frame,
                        found,
                        found.next().map(next -> "/orders?cursor=" + next).orElse(null)))));
    }

    @GET
    @Path("orders/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> orders.get(viewer, id)
                .chain(order -> timelines.of(viewer, order).chain(timeline -> requests(order)
                        .chain(requests -> ratings(order)
                                .map(ratings ->
                                        frame.show(Templates.order(frame, order, timeline, requests, ratings))))))));
    }

    private Uni<OrderAfterSales> requests(Order order) {
        return actors.resident()
                .map(actor -> new AfterSaleViewer.OfHousehold(actor.companyId(), actor.householdId()))
                .chain(household -> afterSales.ofOrder(household, order.id()))
                .map(all -> new OrderAfterSales(order.state(), all));
    }

    private Uni<OrderRatings> ratings(Order order) {
        return actors.resident()
                .chain(resident -> reviews.ofOrder(resident.toResident(), order.id()))
                .map(OrderRatings::new);
    }

    @GET
    @Path("order-groups/{id}")
    public Uni<TemplateInstance> group(@PathParam("id") UUID id, @QueryParam("paid") boolean paid) {
        return frames.frame().chain(frame -> own(id).map(group ->
                frame.show(Templates.group(frame, group, GroupStanding.of(group, paid, frame.now())))));
    }

    /** Asked for again and again by the page above until the webhook has come. */
    @GET
    @Path("order-groups/{id}/standing")
    public Uni<TemplateInstance> standing(@PathParam("id") UUID id, @QueryParam("paid") boolean paid) {
        return frames.frame().chain(frame -> own(id).map(group ->
                frame.show(Templates.standing(frame, group, GroupStanding.of(group, paid, frame.now())))));
    }

    @POST
    @Path("order-groups/{id}/pay")
    @Form
    public Uni<Response> pay(@PathParam("id") UUID id, @RestForm @Nullable PayBy payBy) {
        return Replies.orBack(
                own(id).chain(group -> payment.start(group.companyId(), group.id(), Optional.ofNullable(payBy)))
                        .map(page -> Replies.to(page.url().toString())),
                PaymentStart.RETURN_PATH + id);
    }

    private Uni<OrderGroup> own(UUID id) {
        return viewer().chain(viewer -> orders.group(viewer, id));
    }

    private Uni<OrderViewer.OfResident> viewer() {
        return actors.resident().map(actor -> new OrderViewer.OfResident(actor.companyId(), actor.residentId()));
    }
}
