package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** Where everybody begins: the community, its open group buys, the categories and the services. */
@Path("/")
public class HomePage {

    private static final int MOST_SERVICES = 6;

    private final Frames frames;
    private final Communities communities;
    private final Categories categories;
    private final ServiceItems services;

    HomePage(Frames frames, Communities communities, Categories categories, ServiceItems services) {
        this.frames = frames;
        this.communities = communities;
        this.categories = categories;
        this.services = services;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(
                Frame frame, List<Community> communities, List<CategoryNode> categories, List<ServiceItem> services);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> home() {
        return frames.frame().chain(this::page);
    }

    private Uni<TemplateInstance> page(Frame frame) {
        return communities.list().chain(all -> categories.roots().chain(roots -> servicesOf(frame)
                .map(items -> frame.show(Templates.home(frame, all, roots, items)))));
    }

    private Uni<List<ServiceItem>> servicesOf(Frame frame) {
        if (!frame.hasPlace()) {
            return Uni.createFrom().item(List.of());
        }
        return services.inCommunity(frame.place().community().id())
                .map(items -> items.stream().limit(MOST_SERVICES).toList());
    }
}
