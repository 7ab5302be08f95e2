package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
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
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.catalog.schedule.ScheduledChange;
import io.linli.catalog.schedule.ScheduledChanges;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Changes of a supplier's own offers that are to come, and those that are over. */
@Path(ChangePages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class ChangePages {

    static final String PAGE = "/supplier/changes";

    private static final int ON_A_PAGE = 50;

    private final Frames frames;
    private final Actors actors;
    private final ScheduledChanges changes;

    ChangePages(Frames frames, Actors actors, ScheduledChanges changes) {
        this.frames = frames;
        this.actors = actors;
        this.changes = changes;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance changes(
                Frame frame, List<ScheduledChange> changes, boolean past, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("past") @DefaultValue("false") boolean past, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier ->
                        past ? changes.past(supplier, cursor, ON_A_PAGE) : changes.coming(supplier, cursor, ON_A_PAGE))
                .map(found -> page(frame, past, found)));
    }

    @POST
    @Path("{id}/cancel")
    @Form
    public Uni<Response> cancel(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> changes.cancel(supplier, id))
                        .map(done -> Replies.done(PAGE, "change-cancelled")),
                PAGE);
    }

    private static TemplateInstance page(Frame frame, boolean past, Slice<ScheduledChange> found) {
        var next = found.next()
                .map(cursor -> PAGE + "?past=" + past + "&cursor=" + cursor)
                .orElse(null);
        return frame.show(Templates.changes(frame, found.items(), past, next));
    }
}
