package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.team.OfferTeams;
import io.linli.marketplace.team.TeamOffer;
import io.linli.marketplace.team.TeamOffers;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Where a leader says of what residents may open teams. */
@Path("/leader/teams")
@RolesAllowed("leader")
@Produces(MediaType.TEXT_HTML)
public class LeaderTeamPages {

    private final Frames frames;
    private final Actors actors;
    private final Offers offers;
    private final TeamOffers teams;
    private final OfferTeams offerTeams;

    LeaderTeamPages(Frames frames, Actors actors, Offers offers, TeamOffers teams, OfferTeams offerTeams) {
        this.frames = frames;
        this.actors = actors;
        this.offers = offers;
        this.teams = teams;
        this.offerTeams = offerTeams;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param known on what terms it is offered already; null where it is not */
        static native TemplateInstance newTeam(
                Frame frame, OfferListing offer, TeamForm form, @Nullable TeamOffer known);
    }

    @GET
    public Uni<TemplateInstance> form(@QueryParam("offer") UUID offer) {
        return frames.frame().chain(frame -> offers.get(offer)
                .chain(found -> page(frame, found, TeamForm.usual(found, Ids.next()))));
    }

    /** What cannot be offered is shown again as it was typed. */
    @POST
    @Form
    public Uni<Response> offer(@BeanParam TeamForm form) {
        return frames.frame().chain(frame -> actors.resident()
                .map(form::request)
                .chain(offerTeams::offer)
                .map(offered -> Replies.done(address(offered), "teams-offered"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    @POST
    @Path("{id}/withdrawal")
    @Form
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return teams.get(id)
                .chain(known -> Replies.orBack(
                        actors.host()
                                .chain(host -> offerTeams.withdraw(host, id))
                                .map(withdrawn -> Replies.done(address(known), "teams-withdrawn")),
                        address(known)));
    }

    private Uni<Response> refused(Frame frame, TeamForm form, Refusal refusal) {
        return offers.get(form.offer())
                .chain(offer -> page(frame.refusing(refusal.code()), offer, form))
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(Frame frame, OfferListing offer, TeamForm form) {
        return actors.resident()
                .chain(leader -> teams.ofOffer(leader.communityId(), offer.offerId()))
                .map(known -> frame.show(Templates.newTeam(frame, offer, form, known.orElse(null))));
    }

    private static String address(TeamOffer offered) {
        return "/leader/teams?offer=" + offered.offerId();
    }
}
