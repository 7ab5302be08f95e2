package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import io.linli.marketplace.sheet.CampaignSheets;
import io.linli.web.page.Frames;
import io.linli.web.sheet.TableFiles;

/** The sheets of a group buy at the desk of its leader. */
@Path("/leader/campaigns/{id}/sheets")
@RolesAllowed("leader")
public class LeaderSheetPages extends CampaignSheetPages {

    LeaderSheetPages(Frames frames, DeskHosts hosts, CampaignSheets sheets, TableFiles files) {
        super(frames, hosts, sheets, files);
    }

    @Override
    String desk() {
        return "leader";
    }
}
