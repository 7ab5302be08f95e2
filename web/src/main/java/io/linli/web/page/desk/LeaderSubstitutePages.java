package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Goods that cannot be delivered, at the desk of a leader. */
@Path("/leader/campaigns/{id}/items/{item}/substitution")
@RolesAllowed("leader")
public class LeaderSubstitutePages extends SubstitutePages {

    LeaderSubstitutePages(HostTools tools) {
        super("leader", tools);
    }
}
