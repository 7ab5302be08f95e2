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
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Carts;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The bills of the reader's household; from here into the cart, where anything else is paid, too. */
@Path("/me/bills")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class BillPages {

    private static final String OWN = "/me/bills";

    private final Frames frames;
    private final Actors actors;
    private final HouseholdBills bills;
    private final Carts carts;
    private final AddToCart add;

    BillPages(Frames frames, Actors actors, HouseholdBills bills, Carts carts, AddToCart add) {
        this.frames = frames;
        this.actors = actors;
        this.bills = bills;
        this.carts = carts;
        this.add = add;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bills(Frame frame, List<BillRow> open, List<BillRow> earlier);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.resident()
                .chain(reader -> bills.open(frame, reader).chain(open -> bills.earlier(frame, reader)
                        .map(earlier -> frame.show(Templates.bills(frame, open, earlier))))));
    }

    @POST
    @Path("{id}/cart")
    @Form
    public Uni<Response> pay(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(resident -> carts.open(resident).chain(cart -> add.bill(resident, cart.id(), id)))
                        .map(cart -> Replies.done("/cart", "bill-added")),
                OWN);
    }
}
