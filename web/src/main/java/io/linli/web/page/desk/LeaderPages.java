package io.linli.web.page.desk;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

import io.linli.marketplace.announcement.Poster;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** A leader's group buys, and those of others in the community. */
@Path("/leader")
@RolesAllowed("leader")
@Produces(MediaType.TEXT_HTML)
public class LeaderPages {

    private static final String LEADER = "/leader";

    private final Frames frames;
    private final Actors actors;
    private final Communities communities;
    private final CampaignRows rows;
    private final AnnouncementDesk announcements;

    LeaderPages(
            Frames frames, Actors actors, Communities communities, CampaignRows rows, AnnouncementDesk announcements) {
        this.frames = frames;
        this.actors = actors;
        this.communities = communities;
        this.rows = rows;
        this.announcements = announcements;
    }

    @GET
    public Uni<TemplateInstance> ofLeader() {
        return frames.frame().chain(frame -> campaigns(frame, AnnouncementForm.fresh()));
    }

    @POST
    @Path("announcements")
    @Form
    public Uni<Response> announce(@BeanParam AnnouncementForm form) {
        return announcements.post(
                actors.resident().map(leader -> Poster.leader(leader.companyId(), leader.residentId())),
                form,
                LEADER,
                frame -> campaigns(frame, form));
    }

    private Uni<TemplateInstance> campaigns(Frame frame, AnnouncementForm form) {
        return actors.resident().chain(leader -> communities
                .get(leader.communityId())
                .chain(community -> rows.of(new Host(leader.companyId(), leader.residentId()), List.of(community)))
                .map(rows -> frame.show(PropertyPages.Templates.campaigns(
                        frame, rows, true, Announcing.byLeader(leader.residentId(), rows, form)))));
    }
}
