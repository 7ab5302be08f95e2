package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDateTime;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Replies;

/** Opening a group buy of a good, and taking it into a draft. */
@RolesAllowed({"leader", "property"})
@Produces(MediaType.TEXT_HTML)
abstract class OpenCampaignPages {

    private final String desk;
    private final HostTools tools;

    /** @param desk {@code leader} or {@code property} */
    OpenCampaignPages(String desk, HostTools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newCampaign(Frame frame, OfferListing offer, Opening opening, CampaignForm form);
    }

    @GET
    public Uni<TemplateInstance> form(@QueryParam("offer") UUID offer) {
        return tools.frames.frame().chain(frame -> tools.offers
                .get(offer)
                .map(found -> CampaignForm.usual(found, Ids.next(), usualCutoff(frame)))
                .chain(form -> page(frame, form)));
    }

    /** What cannot be opened is shown again as it was typed. */
    @POST
    @Form
    public Uni<Response> open(@BeanParam CampaignForm form) {
        return tools.frames.frame().chain(frame -> tools.hosts
                .opening(desk)
                .chain(opening -> tools.open.open(form.request(frame, opening)).map(opened -> done(opening, opened)))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    private Response done(Opening opening, Campaign opened) {
        return opened instanceof Campaign.Draft
                ? Replies.done("/" + desk + "/campaigns/" + opened.terms().id(), "campaign-edited")
                : Replies.done(opening.home(), "campaign-opened");
    }

    /** A good more of a draft; back to the good where it is refused. */
    @POST
    @Path("items")
    @Form
    public Uni<Response> add(@BeanParam DraftForm form) {
        return Replies.orBack(
                tools.hosts
                        .of(desk)
                        .chain(host -> tools.items.add(host, form.draft(), form.request()))
                        .map(draft -> Replies.done(
                                "/" + desk + "/campaigns/" + draft.terms().id(), "campaign-item-added")),
                "/offers/" + form.offer);
    }

    private Uni<Response> refused(Frame frame, CampaignForm form, Refusal refusal) {
        return page(frame.refusing(refusal.code()), form.refused(refusal, frame))
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(Frame frame, CampaignForm form) {
        return tools.offers.get(form.offer()).chain(offer -> tools.hosts
                .opening(desk)
                .map(opening -> frame.show(Templates.newCampaign(frame, offer, opening, form))));
    }

    /** The evening of the third day from today. */
    private static LocalDateTime usualCutoff(Frame frame) {
        return frame.today().plusDays(3).atTime(20, 0);
    }
}
