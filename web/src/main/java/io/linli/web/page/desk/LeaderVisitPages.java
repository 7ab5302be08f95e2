package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.community.Buildings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.visits.OpenVisits;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frames;
import io.linli.web.sheet.TableFiles;
import io.linli.web.visits.VisitLists;

/** Group buys of visits at the desk of a leader. */
@Path("/leader/visits")
@RolesAllowed("leader")
public class LeaderVisitPages extends VisitPages {

    LeaderVisitPages(
            Frames frames,
            DeskHosts hosts,
            Actors actors,
            Communities communities,
            Buildings buildings,
            ServiceItems services,
            OpenVisits open,
            VisitLists lists,
            TableFiles files) {
        super(frames, hosts, actors, communities, buildings, services, open, lists, files);
    }

    @Override
    String desk() {
        return "leader";
    }
}
