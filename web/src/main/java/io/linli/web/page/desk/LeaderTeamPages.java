package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Where a leader says of what residents may open teams. */
@Path("/leader/teams")
@RolesAllowed("leader")
public class LeaderTeamPages extends TeamOfferPages {

    LeaderTeamPages(HostTools tools) {
        super("leader", tools);
    }
}
