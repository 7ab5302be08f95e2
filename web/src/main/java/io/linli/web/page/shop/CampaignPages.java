package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.announcement.Announcement;
import io.linli.marketplace.announcement.Announcements;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** What the community buys together, and taking part in it. */
@Path("/campaigns")
@Produces(MediaType.TEXT_HTML)
public class CampaignPages {

    private static final int ON_A_PAGE = 12;
    private static final int ANNOUNCEMENTS = 20;

    private final Frames frames;
    private final Actors actors;
    private final Campaigns campaigns;
    private final CampaignCards cards;
    private final TakeSeat seats;
    private final Announcements announcements;

    CampaignPages(
            Frames frames,
            Actors actors,
            Campaigns campaigns,
            CampaignCards cards,
            TakeSeat seats,
            Announcements announcements) {
        this.frames = frames;
        this.actors = actors;
        this.campaigns = campaigns;
        this.cards = cards;
        this.seats = seats;
        this.announcements = announcements;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Frame frame, List<CampaignCard> cards, boolean all, @Nullable String next);

        static native TemplateInstance campaign(
                Frame frame, CampaignCard card, boolean here, UUID key, List<Announcement> announcements);
    }

    /** @param all also those that are over */
    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("all") @DefaultValue("false") boolean all, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> slice(frame, all, cursor).chain(slice -> cards.of(slice.items())
                .map(found -> frame.show(Templates.campaigns(frame, found, all, next(slice, all))))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> campaigns
                .get(id)
                .chain(campaign -> cards.of(List.of(campaign)))
                .chain(found -> announcements
                        .ofCampaign(id, null, ANNOUNCEMENTS)
                        .map(said -> page(frame, found.get(0), said.items()))));
    }

    @POST
    @Path("{id}/join")
    @RolesAllowed("resident")
    @Form
    public Uni<Response> join(
            @PathParam("id") UUID id, @RestForm UUID key, @RestForm @DefaultValue("1") long quantity) {
        return Replies.orBack(
                actors.resident()
                        .map(actor -> new JoinRequest(key, actor.toResident(), id, quantity))
                        .chain(seats::take)
                        .map(line -> Replies.done("/cart", "seat-held")),
                "/campaigns/" + id);
    }

    private Uni<Slice<Campaign>> slice(Frame frame, boolean all, @Nullable String cursor) {
        return frame.hasPlace()
                ? campaigns.ofCommunity(frame.place().community().id(), !all, cursor, ON_A_PAGE)
                : Uni.createFrom().item(new Slice<>(List.of(), java.util.Optional.empty()));
    }

    private static TemplateInstance page(Frame frame, CampaignCard card, List<Announcement> said) {
        boolean here = frame.hasPlace()
                && frame.place().community().id().equals(card.terms().communityId());
        return frame.show(Templates.campaign(frame, card, here, Ids.next(), said));
    }

    private static @Nullable String next(Slice<?> slice, boolean all) {
        return slice.next()
                .map(cursor -> "/campaigns?cursor=" + cursor + (all ? "&all=true" : ""))
                .orElse(null);
    }
}
