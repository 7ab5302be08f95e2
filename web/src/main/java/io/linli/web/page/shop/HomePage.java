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
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.recommend.ResidentSuggestions;
import io.linli.web.recommend.Suggestions;

/** Where everybody begins: the community, its open group buys, the categories and the services. */
@Path("/")
public class HomePage {

    private static final int MOST_CAMPAIGNS = 6;
    private static final int MOST_SERVICES = 6;
    private static final int MOST_SUGGESTIONS = 6;

    private final Frames frames;
    private final Communities communities;
    private final Categories categories;
    private final ServiceItems services;
    private final Campaigns campaigns;
    private final CampaignCards cards;
    private final HouseholdBills bills;
    private final Suggestions suggestions;

    HomePage(
            Frames frames,
            Communities communities,
            Categories categories,
            ServiceItems services,
            Campaigns campaigns,
            CampaignCards cards,
            HouseholdBills bills,
            Suggestions suggestions) {
        this.frames = frames;
        this.communities = communities;
        this.categories = categories;
        this.services = services;
        this.campaigns = campaigns;
        this.cards = cards;
        this.bills = bills;
        this.suggestions = suggestions;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(
                Frame frame,
                List<Community> communities,
                List<CampaignCard> campaigns,
                List<CategoryNode> categories,
                List<ServiceItem> services,
                BillsDue due,
                ResidentSuggestions suggestions);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> home() {
        return frames.frame().chain(this::page);
    }

    private Uni<TemplateInstance> page(Frame frame) {
        return communities.list().chain(all -> categories.roots().chain(roots -> openCampaigns(frame)
                .chain(open -> servicesOf(frame).chain(items -> bills.due().chain(due -> suggested()
                        .map(found -> frame.show(Templates.home(frame, all, open, roots, items, due, found))))))));
    }

    private Uni<ResidentSuggestions> suggested() {
        return frames.resident().chain(who -> who.map(resident -> suggestions.of(resident, MOST_SUGGESTIONS))
                .orElseGet(() -> Uni.createFrom().item(ResidentSuggestions.NONE)));
    }

    private Uni<List<CampaignCard>> openCampaigns(Frame frame) {
        if (!frame.hasPlace()) {
            return Uni.createFrom().item(List.of());
        }
        return campaigns
                .ofCommunity(frame.place().community().id(), true, null, MOST_CAMPAIGNS)
                .chain(slice -> cards.of(slice.items()));
    }

    private Uni<List<ServiceItem>> servicesOf(Frame frame) {
        if (!frame.hasPlace()) {
            return Uni.createFrom().item(List.of());
        }
        return services.inCommunity(frame.place().community().id())
                .map(items -> items.stream().limit(MOST_SERVICES).toList());
    }
}
