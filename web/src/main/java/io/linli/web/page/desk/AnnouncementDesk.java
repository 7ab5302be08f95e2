package io.linli.web.page.desk;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.announcement.PostAnnouncement;
import io.linli.marketplace.announcement.Poster;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Takes in the form that posts announcements, from whichever console it is sent. */
@ApplicationScoped
public class AnnouncementDesk {

    private final Frames frames;
    private final PostAnnouncement post;

    AnnouncementDesk(Frames frames, PostAnnouncement post) {
        this.frames = frames;
        this.post = post;
    }

    /**
     * Posts, and goes back to the console; what is refused is shown again as it was typed.
     *
     * @param console the page the form is on
     * @param again the same page with what was typed
     */
    Uni<Response> post(
            Uni<Poster> poster, AnnouncementForm form, String console, Function<Frame, Uni<TemplateInstance>> again) {
        return poster.chain(form::by)
                .chain(post::post)
                .map(posted -> Replies.done(console, "announcement-posted"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refused -> frames.frame()
                        .chain(frame -> again.apply(frame.refusing(((Refusal) refused).code())))
                        .map(page -> Response.ok(page).build()));
    }
}
