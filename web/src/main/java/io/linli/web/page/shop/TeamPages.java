package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.team.OpenTeam;
import io.linli.marketplace.team.TeamOffers;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.FormKey;
import io.linli.web.page.Replies;

/** Opening a team from the page of a good. */
@Path("/team-offers")
@RolesAllowed("resident")
public class TeamPages {

    private final Actors actors;
    private final TeamOffers offers;
    private final OpenTeam open;

    TeamPages(Actors actors, TeamOffers offers, OpenTeam open) {
        this.actors = actors;
        this.offers = offers;
        this.open = open;
    }

    @POST
    @Path("{id}/open")
    @Form
    public Uni<Response> open(@PathParam("id") UUID id, @RestForm @Nullable UUID key) {
        return offers.get(id)
                .chain(offer -> Replies.orBack(
                        actors.resident()
                                .map(ResidentActor::toResident)
                                .chain(opener -> open.open(FormKey.id(key, "open a team", opener.id(), id), opener, id))
                                .map(line -> Replies.done("/cart", "seat-held")),
                        "/offers/" + offer.offerId()));
    }
}
