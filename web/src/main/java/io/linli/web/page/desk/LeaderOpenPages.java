package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Opening a group buy at the desk of a leader. */
@Path("/leader/new")
@RolesAllowed("leader")
public class LeaderOpenPages extends OpenCampaignPages {

    LeaderOpenPages(HostTools tools) {
        super("leader", tools);
    }
}
