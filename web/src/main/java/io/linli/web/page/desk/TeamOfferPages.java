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

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.team.TeamOffer;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Replies;

/** Saying of what residents may open teams. */
@RolesAllowed({"leader", "property"})
@Produces(MediaType.TEXT_HTML)
abstract class TeamOfferPages {

    private final String desk;
    private final HostTools tools;

    /** @param desk {@code leader} or {@code property} */
    TeamOfferPages(String desk, HostTools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newTeam(Frame frame, OfferListing offer, TeamForm form, TeamDesk teams);
    }

    @GET
    public Uni<TemplateInstance> form(@QueryParam("offer") UUID offer) {
        return tools.frames.frame().chain(frame -> tools.offers
                .get(offer)
                .chain(found -> page(frame, found, TeamForm.usual(found, Ids.next()))));
    }

    /** What cannot be offered is shown again as it was typed. */
    @POST
    @Form
    public Uni<Response> offer(@BeanParam TeamForm form) {
        return tools.frames.frame().chain(frame -> tools.hosts
                .opening(desk)
                .map(form::request)
                .chain(tools.offerTeams::offer)
                .map(offered -> Replies.done(address(offered), "teams-offered"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    @POST
    @Path("{id}/withdrawal")
    @Form
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return tools.teams
                .get(id)
                .chain(known -> Replies.orBack(
                        tools.hosts
                                .of(desk)
                                .chain(host -> tools.offerTeams.withdraw(host, id))
                                .map(withdrawn -> Replies.done(address(known), "teams-withdrawn")),
                        address(known)));
    }

    private Uni<Response> refused(Frame frame, TeamForm form, Refusal refusal) {
        return tools.offers
                .get(form.offer())
                .chain(offer -> page(frame.refusing(refusal.code()), offer, form))
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(Frame frame, OfferListing offer, TeamForm form) {
        return tools.hosts
                .opening(desk)
                .chain(opening -> tools.teams
                        .ofOffer(opening.places().stream().map(Community::id).toList(), offer.offerId())
                        .map(known -> TeamDesk.of(opening, known)))
                .map(teams -> frame.show(Templates.newTeam(frame, offer, form, teams)));
    }

    private String address(TeamOffer offered) {
        return "/" + desk + "/teams?offer=" + offered.offerId();
    }
}
