package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Opening a group buy at the desk of a property company. */
@Path("/property/new")
@RolesAllowed("property")
public class PropertyOpenPages extends OpenCampaignPages {

    PropertyOpenPages(HostTools tools) {
        super("property", tools);
    }
}
