package io.linli.web.page.desk;

import static java.util.stream.Collectors.toMap;

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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignCopy;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ChangeCampaign;
import io.linli.marketplace.campaign.ChangeItems;
import io.linli.marketplace.campaign.CopyCampaign;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.purchase.PurchaseOrder;
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.marketplace.purchase.PurchaseViewer;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.SoldListings;

/** One own group buy: how it stands, and what who runs it may do with it. */
@RolesAllowed({"leader", "property"})
@Produces(MediaType.TEXT_HTML)
abstract class CampaignDeskPages {

    private static final int MOST_ORDERS = 50;

    private final Frames frames;
    private final DeskHosts hosts;
    private final Campaigns campaigns;
    private final ChangeCampaign change;
    private final ChangeItems items;
    private final CopyCampaign copy;
    private final Communities communities;
    private final SoldListings offers;
    private final PurchaseOrders orders;

    CampaignDeskPages(
            Frames frames,
            DeskHosts hosts,
            Campaigns campaigns,
            ChangeCampaign change,
            ChangeItems items,
            CopyCampaign copy,
            Communities communities,
            SoldListings offers,
            PurchaseOrders orders) {
        this.frames = frames;
        this.hosts = hosts;
        this.campaigns = campaigns;
        this.change = change;
        this.items = items;
        this.copy = copy;
        this.communities = communities;
        this.offers = offers;
        this.orders = orders;
    }

    /** The desk it is asked for at: {@code leader} or {@code property}. */
    abstract String desk();

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param copied how it differs from the one it was copied of; null where it was not just copied */
        static native TemplateInstance campaign(
                Frame frame, CampaignDesk desk, Map<UUID, LocalizedText> suppliers, @Nullable CampaignCopy copied);
    }

    /** @param copied what it was just copied of */
    @GET
    public Uni<TemplateInstance> campaign(@PathParam("id") UUID id, @QueryParam("copied") @Nullable UUID copied) {
        return frames.frame().chain(frame -> hosts.of(desk())
                .chain(host -> campaigns.own(host, id).chain(campaign -> shown(path(id), host, campaign)
                        .chain(shown -> differences(host, copied, id)
                                .map(differing ->
                                        frame.show(Templates.campaign(frame, shown, suppliers(shown), differing)))))));
    }

    /** Sent twice, it is copied once. */
    @POST
    @Path("copies")
    @Form
    public Uni<Response> copy(@PathParam("id") UUID id, @RestForm @Nullable UUID key) {
        return Replies.orBack(
                hosts.of(desk())
                        .chain(host -> copy.copy(host, id, required(key)))
                        .map(made ->
                                Replies.done(path(made.campaign().terms().id()) + "?copied=" + id, "campaign-copied")),
                path(id));
    }

    @POST
    @Path("items/{item}/removal")
    @Form
    public Uni<Response> remove(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return changed(id, "campaign-item-removed", host -> items.remove(host, id, item));
    }

    @POST
    @Path("publication")
    @Form
    public Uni<Response> publish(@PathParam("id") UUID id) {
        return changed(id, "campaign-published", host -> change.publish(host, id));
    }

    @POST
    @Path("cutoff")
    @Form
    public Uni<Response> extend(@PathParam("id") UUID id, @RestForm @Nullable String cutoff) {
        return frames.frame()
                .chain(frame -> changed(id, "campaign-extended", host -> change.extend(host, id, time(cutoff, frame))));
    }

    @POST
    @Path("cancellation")
    @Form
    public Uni<Response> cancel(
            @PathParam("id") UUID id, @RestForm @Nullable String reason, @RestForm @Nullable String sure) {
        return changed(id, "campaign-cancelled", host -> {
            requireSure(sure);
            return change.cancel(host, id, reason == null ? "" : reason.strip());
        });
    }

    private Uni<Response> changed(UUID id, String done, Function<Host, Uni<? extends Campaign>> work) {
        return Replies.orBack(hosts.of(desk()).chain(work).map(changed -> Replies.done(path(id), done)), path(id));
    }

    private Uni<CampaignCopy> differences(Host host, @Nullable UUID copied, UUID id) {
        return copied == null ? Uni.createFrom().nullItem() : copy.compare(host, copied, id);
    }

    private static UUID required(@Nullable UUID key) {
        if (key == null) {
            throw new Refusal(Refusal.Kind.INVALID, "form-expired", "The form has no key.");
        }
        return key;
    }

    private Uni<CampaignDesk> shown(String path, Host host, Campaign campaign) {
        var terms = campaign.terms();
        var ids = terms.items().stream().map(CampaignItem::offerId).toList();
        return communities.get(terms.communityId()).chain(place -> offers.byIds(ids)
                .map(found -> goods(campaign, found))
                .chain(goods -> orders.list(new PurchaseViewer.OfHost(host), terms.id(), null, MOST_ORDERS)
                        .map(written -> new CampaignDesk(
                                path,
                                new CampaignRow(campaign, place.name(), true),
                                goods,
                                written.items(),
                                Ids.next().toString()))));
    }

    private static List<CampaignDesk.Good> goods(Campaign campaign, List<OfferListing> found) {
        var byId = found.stream().collect(toMap(OfferListing::offerId, Function.identity()));
        return campaign.terms().items().stream()
                .filter(item -> byId.containsKey(item.offerId()))
                .map(item -> good(campaign, item, byId.get(item.offerId())))
                .toList();
    }

    private static CampaignDesk.Good good(Campaign campaign, CampaignItem item, OfferListing offer) {
        return new CampaignDesk.Good(
                item,
                offer.name(),
                offer.supplierName(),
                campaign.priceReached(item),
                campaign.progress().unitsOf(item.id()));
    }

    /** The names of those who were ordered from. */
    private static Map<UUID, LocalizedText> suppliers(CampaignDesk desk) {
        var names = desk.goods().stream()
                .collect(toMap(good -> good.item().offerId(), CampaignDesk.Good::supplier, (one, same) -> one));
        return desk.purchaseOrders().stream()
                .collect(toMap(
                        PurchaseOrder::supplierId,
                        order -> names.getOrDefault(order.lines().get(0).offerId(), LocalizedText.same(""))));
    }

    private String path(UUID id) {
        return "/" + desk() + "/campaigns/" + id;
    }

    private static void requireSure(@Nullable String sure) {
        if (sure == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "confirmation-missing", "Say that you are sure: it cannot be undone.");
        }
    }

    private static Instant time(@Nullable String text, Frame frame) {
        try {
            return LocalDateTime.parse(text == null ? "" : text)
                    .atZone(frame.zone())
                    .toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "time-unreadable", "A time is written like 2026-05-31T20:00.");
        }
    }
}
