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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.aftersale.AfterSaleViewer;
import io.linli.marketplace.aftersale.AfterSales;
import io.linli.marketplace.aftersale.DecideAfterSale;
import io.linli.marketplace.aftersale.Decision;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Households' requests for money back, and deciding them: for the supplier, and for the property company. */
@Path("/after-sales")
@RolesAllowed({"supplier", "property"})
@Produces(MediaType.TEXT_HTML)
public class AfterSalePages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/after-sales";

    private final Frames frames;
    private final Actors actors;
    private final AfterSales afterSales;
    private final DecideAfterSale decide;
    private final Names names;

    AfterSalePages(Frames frames, Actors actors, AfterSales afterSales, DecideAfterSale decide, Names names) {
        this.frames = frames;
        this.actors = actors;
        this.afterSales = afterSales;
        this.decide = decide;
        this.names = names;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        static native TemplateInstance afterSales(Frame frame, List<AfterSaleRow> rows, @Nullable String next);

        static native TemplateInstance afterSale(Frame frame, AfterSaleRow row);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(
                        viewer -> afterSales.list(viewer, cursor, ON_A_PAGE).chain(found -> names.communities()
                                .map(places -> found.map(
                                        one -> AfterSaleRow.of(one, places.get(one.communityId()), viewer.party())))
                                .map(rows -> frame.show(Templates.afterSales(
                                        frame,
                                        rows.items(),
                                        rows.next()
                                                .map(next -> LIST + "?cursor=" + next)
                                                .orElse(null)))))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewer().chain(
                        viewer -> afterSales.get(viewer, id).chain(one -> names.communities()
                                .map(places -> frame.show(Templates.afterSale(
                                        frame,
                                        AfterSaleRow.of(one, places.get(one.communityId()), viewer.party())))))));
    }

    /** @param amount in yuan, as typed */
    @POST
    @Path("{id}/approve")
    @Form
    public Uni<Response> approve(
            @PathParam("id") UUID id, @RestForm @Nullable String amount, @RestForm @Nullable String note) {
        return decide(
                id,
                () -> new Decision.Approve(Optional.of(Typed.yuan(amount)), Typed.words(note)),
                "after-sale-approved");
    }

    @POST
    @Path("{id}/refuse")
    @Form
    public Uni<Response> refuse(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return decide(id, () -> new Decision.Refuse(Typed.words(note).orElse("")), "after-sale-refused");
    }

    private Uni<Response> decide(UUID id, Supplier<Decision> decision, String done) {
        var page = LIST + "/" + id;
        return Replies.orBack(
                viewer().chain(viewer -> decide.decide(viewer, id, decision.get()))
                        .map(decided -> Replies.done(page, done)),
                page);
    }

    private Uni<AfterSaleViewer> viewer() {
        return actors.hasRole("property")
                ? actors.propertyCompany().map(AfterSaleViewer.OfPropertyCompany::new)
                : actors.supplier().map(AfterSaleViewer.OfSupplier::new);
    }
}
