package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** One group buy at the desk of its leader. */
@Path("/leader/campaigns/{id}")
@RolesAllowed("leader")
public class LeaderCampaignPages extends CampaignDeskPages {

    LeaderCampaignPages(HostTools tools, CampaignDesks desks) {
        super("leader", tools, desks);
    }
}
