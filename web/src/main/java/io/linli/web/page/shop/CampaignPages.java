package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.announcement.Announcement;
import io.linli.marketplace.announcement.Announcements;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.Memberships;
import io.linli.marketplace.campaign.WhatIf;
import io.linli.marketplace.order.LeaveGroupBuy;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** What the community buys together, and taking part in it. */
@Path("/campaigns")
@Produces(MediaType.TEXT_HTML)
public class CampaignPages {

    private static final int ON_A_PAGE = 12;

    /** What is asked about unless somebody asks about something else. */
    private static final String MORE = "8";

    private static final int ANNOUNCEMENTS = 20;

    private final Frames frames;
    private final Actors actors;
    private final Campaigns campaigns;
    private final CampaignCards cards;
    private final Replacements replacements;
    private final TakeSeat seats;
    private final Shares shares;
    private final Memberships memberships;
    private final LeaveGroupBuy leave;
    private final Announcements announcements;
    private final VisitTimesOf times;

    CampaignPages(
            Frames frames,
            Actors actors,
            Campaigns campaigns,
            CampaignCards cards,
            Replacements replacements,
            TakeSeat seats,
            Shares shares,
            Memberships memberships,
            LeaveGroupBuy leave,
            Announcements announcements,
            VisitTimesOf times) {
        this.times = times;
        this.frames = frames;
        this.actors = actors;
        this.campaigns = campaigns;
        this.cards = cards;
        this.replacements = replacements;
        this.seats = seats;
        this.shares = shares;
        this.memberships = memberships;
        this.leave = leave;
        this.announcements = announcements;
    }

    /** What the visitor has to do with a group buy, and is told of it. */
    private record Part(
            boolean member,
            boolean own,
            List<Announcement> announced,
            List<Replacements.Replacement> replaced,
            @Nullable VisitTimes times) {

        private Part with(@Nullable VisitTimes free) {
            return new Part(member, own, announced, replaced, free);
        }
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Frame frame, List<CampaignCard> cards, boolean all, @Nullable String next);

        static native TemplateInstance campaign(
                Frame frame, CampaignCard card, boolean here, List<UUID> keys, CampaignExtras extras);
    }

    /** @param all also those that are over */
    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("all") @DefaultValue("false") boolean all, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> slice(frame, all, cursor).chain(slice -> cards.of(slice.items())
                .map(found -> frame.show(Templates.campaigns(frame, found, all, next(slice, all))))));
    }

    /** @param more what if so many more units joined */
    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id, @QueryParam("more") @Nullable String more) {
        return frames.frame().chain(frame -> find(id).chain(campaign -> cards.of(List.of(campaign)))
                .chain(card -> part(frame, card.get(0)).map(part -> page(frame, card.get(0), more, part))));
    }

    /** Whoever opens group buys sees drafts of their own, too. */
    private Uni<Campaign> find(UUID id) {
        return actors.hasRole("leader") || actors.hasRole("property")
                ? actors.host().chain(host -> campaigns.get(host, id))
                : campaigns.get(id);
    }

    @POST
    @Path("{id}/join")
    @RolesAllowed("resident")
    @Form
    public Uni<Response> join(@PathParam("id") UUID id, @BeanParam JoinForm form) {
        return Replies.orBack(
                actors.resident()
                        .map(actor -> form.request(actor.toResident(), id))
                        .chain(seats::take)
                        .map(line -> Replies.done("/cart", "seat-held")),
                "/campaigns/" + id);
    }

    @POST
    @Path("{id}/leave")
    @RolesAllowed("resident")
    @Form
    public Uni<Response> leave(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(resident -> leave.leave(resident, id))
                        .map(left -> Replies.done("/campaigns/" + id, "left")),
                "/campaigns/" + id);
    }

    /** Nothing is announced about a draft. */
    private Uni<List<Announcement>> announced(CampaignCard card) {
        return card.draft()
                ? Uni.createFrom().item(List.of())
                : announcements
                        .ofCampaign(card.terms().id(), null, ANNOUNCEMENTS)
                        .map(Slice::items);
    }

    private Uni<Part> part(Frame frame, CampaignCard card) {
        return announced(card)
                .chain(said -> replacements.of(card.campaign()).chain(replaced -> part(frame, card, said, replaced)))
                .chain(part -> times.of(frame, card.campaign())
                        .map(part::with)
                        .onItem()
                        .ifNull()
                        .continueWith(part));
    }

    private Uni<Part> part(
            Frame frame, CampaignCard card, List<Announcement> announced, List<Replacements.Replacement> replaced) {
        var terms = card.terms();
        return frame.visitor().is("resident")
                ? actors.resident().map(ResidentActor::toResident).chain(resident -> memberships
                        .has(resident, terms.id())
                        .map(member -> new Part(
                                member,
                                member
                                        && terms.team() != null
                                        && terms.team().initiatorId().equals(resident.id()),
                                announced,
                                replaced,
                                null)))
                : Uni.createFrom().item(new Part(false, false, announced, replaced, null));
    }

    private Uni<Slice<Campaign>> slice(Frame frame, boolean all, @Nullable String cursor) {
        return frame.hasPlace()
                ? campaigns.ofCommunity(frame.place().community().id(), !all, cursor, ON_A_PAGE)
                : Uni.createFrom().item(new Slice<>(List.of(), java.util.Optional.empty()));
    }

    private TemplateInstance page(Frame frame, CampaignCard card, @Nullable String more, Part part) {
        try {
            return page(frame, card, extras(card, more, part));
        } catch (Refusal refusal) {
            return page(frame.refusing(refusal.code()), card, extras(card, null, part));
        }
    }

    /** Who has not signed in may well live there: a shared link leads to signing in, not away. */
    private static TemplateInstance page(Frame frame, CampaignCard card, CampaignExtras extras) {
        boolean here = !frame.visitor().signedIn()
                || frame.hasPlace()
                        && frame.place().community().id().equals(card.terms().communityId());
        return frame.show(Templates.campaign(frame, card, here, keys(card), extras));
    }

    /** One for each good's form. */
    private static List<UUID> keys(CampaignCard card) {
        return card.items().stream().map(item -> Ids.next()).toList();
    }

    private CampaignExtras extras(CampaignCard card, @Nullable String more, Part part) {
        return new CampaignExtras(
                more == null ? MORE : more,
                more == null ? null : WhatIf.of(card.campaign(), card.item(), more),
                shares.of(card),
                part.member(),
                part.own(),
                part.announced(),
                part.replaced(),
                part.times());
    }

    private static @Nullable String next(Slice<?> slice, boolean all) {
        return slice.next()
                .map(cursor -> "/campaigns?cursor=" + cursor + (all ? "&all=true" : ""))
                .orElse(null);
    }
}
