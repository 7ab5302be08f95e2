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
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.announcement.Poster;
import io.linli.marketplace.campaign.ChangeItems;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.campaign.OpenCampaign;
import io.linli.marketplace.community.Communities;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A leader's group buys: those of the community, and opening one. */
@Path("/leader")
@RolesAllowed("leader")
@Produces(MediaType.TEXT_HTML)
public class LeaderPages {

    private static final String LEADER = "/leader";

    private final Frames frames;
    private final Actors actors;
    private final Communities communities;
    private final CampaignRows rows;
    private final Offers offers;
    private final OpenCampaign open;
    private final AnnouncementDesk announcements;
    private final ChangeItems items;

    LeaderPages(
            Frames frames,
            Actors actors,
            Communities communities,
            CampaignRows rows,
            Offers offers,
            OpenCampaign open,
            AnnouncementDesk announcements,
            ChangeItems items) {
        this.frames = frames;
        this.actors = actors;
        this.communities = communities;
        this.rows = rows;
        this.offers = offers;
        this.open = open;
        this.announcements = announcements;
        this.items = items;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newCampaign(Frame frame, OfferListing offer, CampaignForm form);
    }

    @GET
    public Uni<TemplateInstance> ofLeader() {
        return frames.frame().chain(frame -> campaigns(frame, AnnouncementForm.fresh()));
    }

    @POST
    @Path("announcements")
    @Form
    public Uni<Response> announce(@BeanParam AnnouncementForm form) {
        return announcements.post(
                actors.resident().map(leader -> Poster.leader(leader.companyId(), leader.residentId())),
                form,
                LEADER,
                frame -> campaigns(frame, form));
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> form(@QueryParam("offer") UUID offer) {
        return frames.frame().chain(frame -> offers.get(offer)
                .map(found -> page(frame, found, CampaignForm.usual(found, Ids.next(), usualCutoff(frame)))));
    }

    /** What cannot be opened is shown again as it was typed. */
    @POST
    @Path("campaigns")
    @Form
    public Uni<Response> open(@BeanParam CampaignForm form) {
        return frames.frame().chain(frame -> actors.resident()
                .map(leader -> form.request(frame, leader))
                .chain(open::open)
                .map(opened -> Replies.done(LEADER, "campaign-opened"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    private Uni<TemplateInstance> campaigns(Frame frame, AnnouncementForm form) {
        return actors.resident().chain(leader -> communities
                .get(leader.communityId())
                .chain(community -> rows.of(new Host(leader.companyId(), leader.residentId()), List.of(community)))
                .map(rows -> frame.show(PropertyPages.Templates.campaigns(
                        frame, rows, true, Announcing.byLeader(leader.residentId(), rows, form)))));
    }

    /** A good more of a draft; back to the good where it is refused. */
    @POST
    @Path("items")
    @Form
    public Uni<Response> add(@BeanParam DraftForm form) {
        return Replies.orBack(
                actors.host()
                        .chain(host -> items.add(host, form.draft(), form.request()))
                        .map(draft -> Replies.done(
                                LEADER + "/campaigns/" + draft.terms().id(), "campaign-item-added")),
                "/offers/" + form.offer);
    }

    private Uni<Response> refused(Frame frame, CampaignForm form, Refusal refusal) {
        return offers.get(form.offer())
                .map(offer -> page(frame.refusing(refusal.code()), offer, form.refused(refusal, frame)))
                .map(page -> Response.ok(page).build());
    }

    private static TemplateInstance page(Frame frame, OfferListing offer, CampaignForm form) {
        return frame.show(Templates.newCampaign(frame, offer, form));
    }

    /** The evening of the third day from today. */
    private static LocalDateTime usualCutoff(Frame frame) {
        return frame.today().plusDays(3).atTime(20, 0);
    }
}
