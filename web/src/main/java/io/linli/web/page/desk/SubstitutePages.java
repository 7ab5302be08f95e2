package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Replies;

/** A good of an own group buy cannot be delivered: another one of its supplier is chosen. */
@RolesAllowed({"leader", "property"})
@Produces(MediaType.TEXT_HTML)
abstract class SubstitutePages {

    /** Offers to choose from. */
    private static final int MOST = 200;

    private final String desk;
    private final HostTools tools;

    /** @param desk {@code leader} or {@code property} */
    SubstitutePages(String desk, HostTools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    /**
     * What the page shows beside its form.
     *
     * @param path of the group buy's page
     * @param most what a unit may cost
     * @param choices the supplier's other offers at that price
     */
    @TemplateData
    public record Choice(
            String path,
            Campaign campaign,
            CampaignItem item,
            OfferListing offer,
            Money most,
            List<OfferListing> choices) {}

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance substitute(Frame frame, Choice choice, SubstituteForm form);
    }

    @GET
    public Uni<TemplateInstance> choose(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return tools.frames.frame().chain(frame -> choice(id, item)
                .map(choice -> page(frame, choice, SubstituteForm.usual(Ids.next(), choice.most()))));
    }

    /** Sent twice, it is done once. What cannot be so is shown again as it was typed. */
    @POST
    @Form
    public Uni<Response> substitute(
            @PathParam("id") UUID id, @PathParam("item") UUID item, @BeanParam SubstituteForm form) {
        return tools.frames.frame().chain(frame -> tools.hosts
                .of(desk)
                .chain(host -> Uni.createFrom()
                        .item(() -> form.request(id, item))
                        .chain(request -> tools.substitute.substitute(host, request)))
                .map(changed -> Replies.done(path(id), "item-substituted"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, id, item, form, (Refusal) failure)));
    }

    /** Where the good is no more, its group buy says so. */
    private Uni<Response> refused(Frame frame, UUID id, UUID item, SubstituteForm form, Refusal refusal) {
        return choice(id, item)
                .map(choice -> Response.ok(page(frame.refusing(refusal.code()), choice, form))
                        .build())
                .onFailure(Refusal.class)
                .recoverWithItem(() -> Replies.refused(path(id), refusal.code()));
    }

    private static TemplateInstance page(Frame frame, Choice choice, SubstituteForm form) {
        return frame.show(Templates.substitute(frame, choice, form));
    }

    /** Refuses with: {@code campaign-not-found}, {@code not-the-leader}, {@code campaign-item-not-found}. */
    private Uni<Choice> choice(UUID id, UUID itemId) {
        return tools.hosts
                .of(desk)
                .chain(host -> tools.campaigns.own(host, id))
                .chain(campaign -> choice(campaign, item(campaign, itemId)));
    }

    private Uni<Choice> choice(Campaign campaign, CampaignItem item) {
        var most = Substitutions.most(campaign, item);
        return tools.offers.get(item.offerId()).chain(offer -> others(offer)
                .map(found -> found.stream().filter(one -> fits(campaign, one)).toList())
                .map(found -> new Choice(path(campaign.terms().id()), campaign, item, offer, most, found)));
    }

    /** Of the same kind; or where the supplier has none, whatever it sells. */
    private Uni<List<OfferListing>> others(OfferListing offer) {
        return tools.offers
                .alternatives(offer, MOST)
                .chain(found -> found.isEmpty()
                        ? tools.offers
                                .ofSupplier(offer.supplierId(), null, MOST)
                                .map(Slice::items)
                        : Uni.createFrom().item(found));
    }

    private static CampaignItem item(Campaign campaign, UUID itemId) {
        return campaign.terms().item(itemId).orElseThrow(() -> Refusal.notFound("campaign-item"));
    }

    private static boolean fits(Campaign campaign, OfferListing offer) {
        return offer.available()
                && offer.price().currency().equals(campaign.terms().currency())
                && campaign.terms().items().stream()
                        .noneMatch(item -> item.offerId().equals(offer.offerId()));
    }

    private String path(UUID id) {
        return "/" + desk + "/campaigns/" + id;
    }
}
