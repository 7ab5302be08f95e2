package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.OpenCampaign;
import io.linli.marketplace.campaign.OpenRequest;
import io.linli.marketplace.community.Communities;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A leader's group buys: those of the community, and opening one. */
@Path("/leader")
@RolesAllowed("leader")
@Produces(MediaType.TEXT_HTML)
public class LeaderPages {

    private static final int FEN_DIGITS = 2;
    private static final String LEADER = "/leader";

    private final Frames frames;
    private final Actors actors;
    private final Communities communities;
    private final CampaignRows rows;
    private final Offers offers;
    private final OpenCampaign open;

    LeaderPages(
            Frames frames,
            Actors actors,
            Communities communities,
            CampaignRows rows,
            Offers offers,
            OpenCampaign open) {
        this.frames = frames;
        this.actors = actors;
        this.communities = communities;
        this.rows = rows;
        this.offers = offers;
        this.open = open;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newCampaign(Frame frame, OfferListing offer, UUID key, LocalDateTime cutoff);
    }

    @GET
    public Uni<TemplateInstance> ofLeader() {
        return frames.frame().chain(frame -> actors.resident()
                .chain(leader -> communities.get(leader.communityId()))
                .chain(community -> rows.of(List.of(community)))
                .map(rows -> frame.show(PropertyPages.Templates.campaigns(frame, rows, true))));
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> form(@QueryParam("offer") UUID offer) {
        return frames.frame().chain(frame -> offers.get(offer)
                .map(found -> frame.show(Templates.newCampaign(frame, found, Ids.next(), usualCutoff(frame)))));
    }

    /**
     * @param price in yuan, as typed
     * @param cutoff local time of the community, as typed
     */
    @POST
    @Path("campaigns")
    @Form
    public Uni<Response> open(
            @RestForm UUID key,
            @RestForm UUID offer,
            @RestForm String price,
            @RestForm long threshold,
            @RestForm @DefaultValue("10") long householdLimit,
            @RestForm String cutoff) {
        return Replies.orBack(
                frames.frame().chain(frame -> actors.resident()
                        .map(leader -> request(frame, leader, key, offer, price, threshold, householdLimit, cutoff))
                        .chain(open::open)
                        .map(opened -> Replies.done(LEADER, "campaign-opened"))),
                LEADER + "/new?offer=" + offer);
    }

    private static OpenRequest request(
            Frame frame,
            ResidentActor leader,
            UUID key,
            UUID offer,
            String price,
            long threshold,
            long householdLimit,
            String cutoff) {
        if (!leader.leader()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "not-the-leader", "Only a leader of that community may open a group-buy.");
        }
        return new OpenRequest(
                key,
                leader.companyId(),
                leader.communityId(),
                leader.residentId(),
                offer,
                null,
                Money.cny(fen(price)),
                threshold,
                householdLimit,
                null,
                time(cutoff).atZone(frame.zone()).toInstant());
    }

    /** The evening of the third day from today. */
    private static LocalDateTime usualCutoff(Frame frame) {
        return frame.today().plusDays(3).atTime(20, 0);
    }

    private static long fen(@Nullable String yuan) {
        try {
            return new BigDecimal(yuan == null ? "" : yuan.strip())
                    .movePointRight(FEN_DIGITS)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "price-unreadable", "A price is written like 12.50.");
        }
    }

    private static LocalDateTime time(@Nullable String text) {
        try {
            return LocalDateTime.parse(text == null ? "" : text);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "time-unreadable", "A time is written like 2026-05-31T20:00.");
        }
    }
}
