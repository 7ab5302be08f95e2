package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.aftersale.AfterSaleReason;
import io.linli.marketplace.aftersale.AfterSaleRequest;
import io.linli.marketplace.aftersale.AfterSaleSettings;
import io.linli.marketplace.aftersale.AfterSaleViewer;
import io.linli.marketplace.aftersale.Ask;
import io.linli.marketplace.aftersale.PursueAfterSale;
import io.linli.marketplace.aftersale.RequestAfterSale;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Asking for the money of an order line back, and pursuing it; all without a script. */
@Path("/")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class AfterSalePages {

    private final Frames frames;
    private final Actors actors;
    private final Orders orders;
    private final RequestAfterSale request;
    private final PursueAfterSale pursue;
    private final AfterSaleSettings settings;

    AfterSalePages(
            Frames frames,
            Actors actors,
            Orders orders,
            RequestAfterSale request,
            PursueAfterSale pursue,
            AfterSaleSettings settings) {
        this.frames = frames;
        this.actors = actors;
        this.orders = orders;
        this.request = request;
        this.pursue = pursue;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {

        private Templates() {}

        /**
         * @param left of the line's money
         * @param most units that are left
         * @param hours within which the supplier answers
         * @param key makes sending the form twice one request
         */
        static native TemplateInstance refund(
                Frame frame,
                Order order,
                Order.Line line,
                Money left,
                Long most,
                Long hours,
                List<AfterSaleReason> reasons,
                UUID key);
    }

    @GET
    @Path("orders/{order}/lines/{line}/refund")
    public Uni<TemplateInstance> form(@PathParam("order") UUID orderId, @PathParam("line") UUID lineId) {
        return frames.frame().chain(frame -> actors.resident()
                .map(actor -> new OrderViewer.OfResident(actor.companyId(), actor.residentId()))
                .chain(viewer -> orders.get(viewer, orderId))
                .map(order -> form(frame, order, line(order, lineId))));
    }

    /**
     * @param part whole, units or amount: how much is asked for
     * @param amount in yuan, as typed
     */
    @POST
    @Path("orders/{order}/lines/{line}/refund")
    @Form
    public Uni<Response> ask(
            @PathParam("order") UUID orderId,
            @PathParam("line") UUID lineId,
            @RestForm UUID key,
            @RestForm AfterSaleReason reason,
            @RestForm @DefaultValue("whole") String part,
            @RestForm @Nullable String quantity,
            @RestForm @Nullable String amount,
            @RestForm @Nullable String note) {
        return Replies.orBack(
                actors.resident()
                        .map(actor -> new AfterSaleRequest(
                                key,
                                actor.companyId(),
                                actor.householdId(),
                                actor.residentId(),
                                lineId,
                                ask(part, quantity, amount),
                                reason,
                                Typed.words(note)))
                        .chain(request::request)
                        .map(made -> Replies.done("/orders/" + orderId, "after-sale-asked")),
                "/orders/" + orderId + "/lines/" + lineId + "/refund");
    }

    @POST
    @Path("orders/{order}/after-sales/{id}/escalate")
    @Form
    public Uni<Response> escalate(
            @PathParam("order") UUID orderId, @PathParam("id") UUID id, @RestForm @Nullable String note) {
        return Replies.orBack(
                household()
                        .chain(household -> pursue.escalate(household, id, Typed.words(note)))
                        .map(moved -> Replies.done("/orders/" + orderId, "after-sale-escalated")),
                "/orders/" + orderId);
    }

    @POST
    @Path("orders/{order}/after-sales/{id}/withdraw")
    @Form
    public Uni<Response> withdraw(@PathParam("order") UUID orderId, @PathParam("id") UUID id) {
        return Replies.orBack(
                household()
                        .chain(household -> pursue.withdraw(household, id))
                        .map(moved -> Replies.done("/orders/" + orderId, "after-sale-withdrawn")),
                "/orders/" + orderId);
    }

    private TemplateInstance form(Frame frame, Order order, Order.Line line) {
        var left = line.amount().minus(line.refunded());
        return frame.show(Templates.refund(
                frame,
                order,
                line,
                left,
                left.amount() / line.unitPrice().amount(),
                settings.answerWindow().toHours(),
                List.of(AfterSaleReason.values()),
                Ids.next()));
    }

    private static Ask ask(String part, @Nullable String quantity, @Nullable String amount) {
        if (part.equals("units")) {
            return new Ask.Units(Typed.quantity(quantity));
        }
        return part.equals("amount") ? new Ask.Part(Typed.yuan(amount)) : new Ask.Whole();
    }

    private static Order.Line line(Order order, UUID lineId) {
        return order.lines().stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("order-line"));
    }

    private Uni<AfterSaleViewer.OfHousehold> household() {
        return actors.resident().map(actor -> new AfterSaleViewer.OfHousehold(actor.companyId(), actor.householdId()));
    }
}
