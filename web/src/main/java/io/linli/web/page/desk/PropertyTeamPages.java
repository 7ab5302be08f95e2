package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Where a property company says of what residents may open teams. */
@Path("/property/teams")
@RolesAllowed("property")
public class PropertyTeamPages extends TeamOfferPages {

    PropertyTeamPages(HostTools tools) {
        super("property", tools);
    }
}
