package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** One group buy at the desk of its property company. */
@Path("/property/campaigns/{id}")
@RolesAllowed("property")
public class PropertyCampaignPages extends CampaignDeskPages {

    PropertyCampaignPages(HostTools tools, CampaignDesks desks) {
        super("property", tools, desks);
    }
}
