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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FreshPrices;
import io.linli.catalog.feed.Freshness;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.search.index.Rebuild;
import io.linli.search.index.RebuildState;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The platform's own console. */
@Path("/operator")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class OperatorPages {

    private static final int ON_A_PAGE = 50;
    private static final String SEARCH = "/operator/search";

    private final Frames frames;
    private final Suppliers suppliers;
    private final FreshPrices fresh;
    private final Rebuild rebuild;

    OperatorPages(Frames frames, Suppliers suppliers, FreshPrices fresh, Rebuild rebuild) {
        this.frames = frames;
        this.suppliers = suppliers;
        this.fresh = fresh;
        this.rebuild = rebuild;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance suppliers(
                Frame frame, List<SupplierProfile> suppliers, Map<UUID, Freshness> fresh, @Nullable String next);

        static native TemplateInstance search(Frame frame);

        static native TemplateInstance rebuild(Frame frame, RebuildState rebuild);

        /** The part of the page that changes while the index is filled. */
        static native TemplateInstance rebuildProgress(Frame frame, RebuildState rebuild);
    }

    @GET
    public Response start() {
        return Replies.to("/imports");
    }

    @GET
    @Path("suppliers")
    public Uni<TemplateInstance> suppliers(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> suppliers.list(cursor, ON_A_PAGE).chain(found -> fresh.of(
                        found.items().stream().map(SupplierProfile::id).toList())
                .map(fresh -> frame.show(Templates.suppliers(
                        frame,
                        found.items(),
                        fresh,
                        found.next()
                                .map(next -> "/operator/suppliers?cursor=" + next)
                                .orElse(null))))));
    }

    @GET
    @Path("search")
    public Uni<TemplateInstance> search() {
        return frames.frame().map(frame -> frame.show(Templates.search(frame)));
    }

    @POST
    @Path("search/rebuilds")
    @Form
    public Uni<Response> rebuild() {
        return Replies.orBack(rebuild.start().map(started -> Replies.to(SEARCH + "/rebuilds/" + started.id())), SEARCH);
    }

    @GET
    @Path("search/rebuilds/{id}")
    public Uni<TemplateInstance> rebuild(@PathParam("id") UUID id) {
        return frames.frame()
                .chain(frame -> rebuild.state(id).map(state -> frame.show(Templates.rebuild(frame, state))));
    }

    @GET
    @Path("search/rebuilds/{id}/progress")
    public Uni<TemplateInstance> rebuildProgress(@PathParam("id") UUID id) {
        return frames.frame()
                .chain(frame -> rebuild.state(id).map(state -> frame.show(Templates.rebuildProgress(frame, state))));
    }
}
