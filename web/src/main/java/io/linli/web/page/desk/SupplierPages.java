package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.marketplace.settlement.Owed;
import io.linli.marketplace.settlement.OwedBalance;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** What was ordered of a supplier, and what it is owed for that. */
@Path("/supplier")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class SupplierPages {

    private static final int ON_A_PAGE = 50;

    private final Frames frames;
    private final Actors actors;
    private final Orders orders;
    private final Owed owed;
    private final Names names;

    SupplierPages(Frames frames, Actors actors, Orders orders, Owed owed, Names names) {
        this.frames = frames;
        this.actors = actors;
        this.orders = orders;
        this.owed = owed;
        this.names = names;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance supplierOrders(
                Frame frame, List<Order> orders, Map<UUID, LocalizedText> communities, @Nullable String next);

        static native TemplateInstance supplierOrder(
                Frame frame, Order order, Map<UUID, LocalizedText> communities, List<PostingRow> postings);

        static native TemplateInstance owed(
                Frame frame, List<OwedBalance> balances, List<PostingRow> postings, @Nullable String next);
    }

    /** Where a supplier begins. */
    @GET
    public Response start() {
        return Replies.to(ListingView.PAGE);
    }

    @GET
    @Path("orders")
    public Uni<TemplateInstance> orders(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> orders.list(viewer, cursor, ON_A_PAGE))
                .chain(found -> names.communities()
                        .map(places -> frame.show(Templates.supplierOrders(
                                frame, found.items(), places, next("/supplier/orders", found.next()))))));
    }

    @GET
    @Path("orders/{id}")
    public Uni<TemplateInstance> order(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewer().chain(
                        viewer -> orders.get(viewer, id).chain(order -> owed.ofOrder(viewer.supplierId(), id)
                                .chain(booked -> names.parties(List.of(viewer.supplierId()))
                                        .chain(parties -> names.communities()
                                                .map(places -> frame.show(Templates.supplierOrder(
                                                        frame, order, places, PostingRow.of(booked, parties)))))))));
    }

    @GET
    @Path("owed")
    public Uni<TemplateInstance> owed(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> actors.supplier().chain(supplier -> owed.balance(supplier)
                .chain(balances -> owed.postings(supplier, Optional.ofNullable(cursor), ON_A_PAGE)
                        .map(found -> frame.show(Templates.owed(
                                frame,
                                balances,
                                PostingRow.of(found.items(), Map.of()),
                                next("/supplier/owed", found.next())))))));
    }

    private Uni<OrderViewer.OfSupplier> viewer() {
        return actors.supplier().map(OrderViewer.OfSupplier::new);
    }

    private static @Nullable String next(String path, Optional<String> cursor) {
        return cursor.map(next -> path + "?cursor=" + next).orElse(null);
    }
}
