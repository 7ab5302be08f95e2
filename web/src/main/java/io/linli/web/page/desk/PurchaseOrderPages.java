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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.purchase.PurchaseOrder;
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.marketplace.purchase.PurchaseViewer;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.purchase.PurchaseTables;
import io.linli.web.sheet.SheetFormat;
import io.linli.web.sheet.TableFiles;

/** What a supplier is to deliver for group buys. */
@Path("/supplier/purchase-orders")
@RolesAllowed("supplier")
public class PurchaseOrderPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/supplier/purchase-orders";

    private final Frames frames;
    private final Actors actors;
    private final PurchaseOrders orders;
    private final Names names;
    private final TableFiles files;

    PurchaseOrderPages(Frames frames, Actors actors, PurchaseOrders orders, Names names, TableFiles files) {
        this.frames = frames;
        this.actors = actors;
        this.orders = orders;
        this.names = names;
        this.files = files;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance purchaseOrders(
                Frame frame, List<PurchaseOrder> orders, Map<UUID, LocalizedText> communities, @Nullable String next);

        static native TemplateInstance purchaseOrder(
                Frame frame,
                PurchaseOrder order,
                Map<UUID, LocalizedText> communities,
                Map<UUID, LocalizedText> parties);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> orders.list(viewer, null, cursor, ON_A_PAGE))
                .chain(found -> names.communities()
                        .map(places -> frame.show(Templates.purchaseOrders(
                                frame,
                                found.items(),
                                places,
                                found.next()
                                        .map(next -> LIST + "?cursor=" + next)
                                        .orElse(null))))));
    }

    /** @param format csv or xlsx; a page without it */
    @GET
    @Path("{id}")
    @Produces({MediaType.TEXT_HTML, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    public Uni<Response> one(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return viewer().chain(viewer -> orders.get(viewer, id))
                .chain(order ->
                        wanted == SheetFormat.SHOWN ? page(order) : files.file(wanted, PurchaseTables.lines(order)));
    }

    private Uni<Response> page(PurchaseOrder order) {
        return frames.frame()
                .chain(frame -> names.communities().chain(places -> names.parties(List.of(order.supplierId()))
                        .map(parties -> frame.show(Templates.purchaseOrder(frame, order, places, parties)))
                        .map(page -> Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                                .build())));
    }

    private Uni<PurchaseViewer> viewer() {
        return actors.supplier().map(PurchaseViewer.OfSupplier::new);
    }
}
