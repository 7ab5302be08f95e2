package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Goods that cannot be delivered, at the desk of a property company. */
@Path("/property/campaigns/{id}/items/{item}/substitution")
@RolesAllowed("property")
public class PropertySubstitutePages extends SubstitutePages {

    PropertySubstitutePages(HostTools tools) {
        super("property", tools);
    }
}
