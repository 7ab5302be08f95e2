package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.notice.ReadNotices;
import io.linli.marketplace.notice.ResidentNotices;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.NoticeText;
import io.linli.web.page.NoticeTexts;
import io.linli.web.page.Replies;

/** What the reader is told. Looking changes nothing; going on from a notice, or saying so, makes it read. */
@Path("/me/notices")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class NoticePages {

    private static final String OWN = "/me/notices";
    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final Actors actors;
    private final ResidentNotices notices;
    private final ReadNotices read;
    private final NoticeTexts texts;

    NoticePages(Frames frames, Actors actors, ResidentNotices notices, ReadNotices read, NoticeTexts texts) {
        this.frames = frames;
        this.actors = actors;
        this.notices = notices;
        this.read = read;
        this.texts = texts;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance notices(Frame frame, List<NoticeText> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> actors.resident().chain(reader -> notices.of(reader.toResident(), cursor, ON_A_PAGE)
                        .chain(found -> texts.of(reader.companyId(), found.items())
                                .map(rows -> frame.show(Templates.notices(
                                        frame,
                                        rows,
                                        found.next()
                                                .map(next -> OWN + "?cursor=" + next)
                                                .orElse(null)))))));
    }

    /** On to what it is about. */
    @POST
    @Path("{id}/open")
    @Form
    public Uni<Response> open(@PathParam("id") UUID id) {
        return actors.resident().chain(reader -> read.one(reader.toResident(), id)
                .chain(notice -> texts.of(reader.companyId(), List.of(notice)))
                .map(row -> Replies.to(row.get(0).address())));
    }

    /** @param upTo the newest that was shown */
    @POST
    @Path("read")
    @Form
    public Uni<Response> readAll(@RestForm @Nullable UUID upTo) {
        if (upTo == null) {
            throw Refusal.notFound("notice");
        }
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(reader -> read.upTo(reader, upTo))
                .map(nothing -> Replies.done(OWN, "notices-read"));
    }
}
