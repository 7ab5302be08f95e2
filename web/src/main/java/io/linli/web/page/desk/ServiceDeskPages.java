package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.OfferServices;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.ServedCommunities;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Where a provider says what it does, and for how much. */
@Path("/supplier/services")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class ServiceDeskPages {

    private static final String HERE = "/supplier/services";

    private final Frames frames;
    private final Actors actors;
    private final ServiceItems items;
    private final OfferServices offer;
    private final Categories categories;
    private final ServedCommunities served;
    private final Communities communities;

    ServiceDeskPages(
            Frames frames,
            Actors actors,
            ServiceItems items,
            OfferServices offer,
            Categories categories,
            ServedCommunities served,
            Communities communities) {
        this.frames = frames;
        this.actors = actors;
        this.items = items;
        this.offer = offer;
        this.categories = categories;
        this.served = served;
        this.communities = communities;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ownServices(Frame frame, List<ServiceItem> items);

        /** @param id null for a new one */
        static native TemplateInstance ownService(
                Frame frame,
                @Nullable UUID id,
                ServiceForm form,
                List<CategoryNode> categories,
                List<Community> communities);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> items.ofProvider(supplier))
                .map(found -> frame.show(Templates.ownServices(frame, found))));
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> fresh() {
        return frames.frame()
                .chain(frame -> actors.supplier().chain(supplier -> page(frame, supplier, null, ServiceForm.fresh())));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.supplier().chain(supplier -> items.ofProvider(supplier, id)
                .chain(item -> page(frame, supplier, id, ServiceForm.of(item)))));
    }

    @POST
    @Form
    public Uni<Response> offer(@BeanParam ServiceForm form) {
        return actors.supplier().chain(supplier -> Uni.createFrom()
                .item(() -> form.draft(List.of()))
                .chain(draft -> offer.offer(supplier, draft))
                .map(id -> Replies.done(HERE, "service-saved"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> again(supplier, null, form, (Refusal) failure)));
    }

    @POST
    @Path("{id}")
    @Form
    public Uni<Response> change(@PathParam("id") UUID id, @BeanParam ServiceForm form) {
        return actors.supplier().chain(supplier -> items.ofProvider(supplier, id)
                .map(item -> form.draft(item.terms().groups().stream().skip(1).toList()))
                .chain(draft -> offer.change(supplier, id, draft))
                .map(changed -> Replies.done(HERE, "service-saved"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> again(supplier, id, form, (Refusal) failure)));
    }

    @POST
    @Path("{id}/retirement")
    @Form
    public Uni<Response> retire(@PathParam("id") UUID id) {
        return actors.supplier()
                .chain(supplier -> offer.retire(supplier, id))
                .map(retired -> Replies.done(HERE, "service-saved"));
    }

    @POST
    @Path("{id}/revival")
    @Form
    public Uni<Response> revive(@PathParam("id") UUID id) {
        return actors.supplier()
                .chain(supplier -> offer.revive(supplier, id))
                .map(revived -> Replies.done(HERE, "service-saved"));
    }

    private Uni<Response> again(UUID supplier, @Nullable UUID id, ServiceForm form, Refusal refusal) {
        return frames.frame()
                .chain(frame -> page(frame.refusing(refusal.code()), supplier, id, form))
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(Frame frame, UUID supplier, @Nullable UUID id, ServiceForm form) {
        return items.categories().chain(categories::beside).chain(kinds -> served.of(supplier)
                .chain(ids -> communities.list().map(all -> all.stream()
                        .filter(place -> ids.contains(place.id()))
                        .toList()))
                .map(places -> frame.show(Templates.ownService(frame, id, form, kinds, places))));
    }
}
