package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.delivery.NextDelivery;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.search.mark.Marks;
import io.linli.search.query.SearchHit;
import io.linli.search.query.SearchOffers;
import io.linli.search.query.SearchPage;
import io.linli.search.query.Sort;
import io.linli.web.delivery.NextDays;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.recommend.Seen;
import io.linli.web.search.FindBeside;

/** Finding offers of the suppliers that deliver to the visitor's community. */
@Path("/search")
public class SearchPages {

    private final Frames frames;
    private final SearchOffers search;
    private final Categories categories;
    private final Campaigns campaigns;
    private final Seen seen;
    private final FindBeside beside;
    private final CampaignCards cards;
    private final NextDays nextDays;

    SearchPages(
            Frames frames,
            SearchOffers search,
            Categories categories,
            Campaigns campaigns,
            Seen seen,
            FindBeside beside,
            CampaignCards cards,
            NextDays nextDays) {
        this.frames = frames;
        this.search = search;
        this.categories = categories;
        this.campaigns = campaigns;
        this.seen = seen;
        this.beside = beside;
        this.cards = cards;
        this.nextDays = nextDays;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance search(Frame frame, SearchView view);
    }

    /**
     * @param category id
     * @param min lowest price in yuan, as typed
     * @param max highest price in yuan, as typed
     * @param within in how many days it should have arrived
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> search(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("brand") List<String> brands,
            @QueryParam("supplier") List<String> suppliers,
            @QueryParam("storage") List<String> storages,
            @QueryParam("min") @DefaultValue("") String min,
            @QueryParam("max") @DefaultValue("") String max,
            @QueryParam("within") @DefaultValue("") String within,
            @QueryParam("sort") @DefaultValue("relevance") String sort,
            @QueryParam("page") @DefaultValue("1") int page) {
        var query = new SearchQuery(q, category, brands, suppliers, storages, min, max, within, Sort.of(sort), page);
        return frames.frame()
                .call(() -> frames.resident().chain(who -> seen.searched(who, q)))
                .chain(frame -> view(frame, query).map(view -> frame.show(Templates.search(frame, view))));
    }

    private Uni<SearchView> view(Frame frame, SearchQuery query) {
        var community = frame.hasPlace() ? frame.place().community().id() : null;
        var request = query.request(community);
        return here(frame).chain(here -> search.search(request)
                .chain(found -> offers(frame, here, query, found).chain(offers -> path(query.category())
                        .chain(path -> beside.of(request).chain(others -> cards.of(others.campaigns())
                                .map(buys -> new SearchView(
                                        query, found, offers, path, others.services(), buys, here.promises())))))));
    }

    private Uni<List<FoundOffer>> offers(Frame frame, NextDays.Here here, SearchQuery query, SearchPage found) {
        var marks = Marks.of(query.q());
        return together(frame, found).map(prices -> found.items().stream()
                .map(hit ->
                        new FoundOffer(hit, marks, Optional.ofNullable(prices.get(hit.offerId())), coming(here, hit)))
                .toList());
    }

    private Uni<NextDays.Here> here(Frame frame) {
        return frame.hasPlace()
                ? nextDays.in(frame.place().community())
                : Uni.createFrom().item(NextDays.Here.NOWHERE);
    }

    private static NextDelivery coming(NextDays.Here here, SearchHit hit) {
        return here.of(hit.supplierId(), hit.handling().deliveryDays());
    }

    /** What offers cost in the cheapest open group-buy. */
    private Uni<Map<UUID, Money>> together(Frame frame, SearchPage found) {
        if (!frame.hasPlace() || found.items().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var ids = found.items().stream().map(SearchHit::offerId).toList();
        return campaigns.openForOffers(frame.place().community().id(), ids).map(open -> open.stream()
                .flatMap(campaign -> campaign.terms().items().stream())
                .collect(Collectors.toMap(CampaignItem::offerId, CampaignItem::price, SearchPages::cheaper)));
    }

    private static Money cheaper(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Uni<List<CategoryNode>> path(String category) {
        if (category.isBlank()) {
            return Uni.createFrom().item(List.of());
        }
        try {
            return categories
                    .ancestry(UUID.fromString(category))
                    .onFailure(Refusal.class)
                    .recoverWithItem(List.of());
        } catch (IllegalArgumentException path) {
            return Uni.createFrom().item(List.of());
        }
    }
}
