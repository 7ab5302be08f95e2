package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.notice.TechnicianNotices;
import io.linli.web.identity.Actors;

/** What the signed-in technician is told of visits. */
@Path("/api/v1/technician-notices")
@RolesAllowed("technician")
@Tag(name = "technicians")
public class TechnicianNoticeResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final TechnicianNotices notices;
    private final TechnicianNoticeViews views;

    TechnicianNoticeResource(Actors actors, TechnicianNotices notices, TechnicianNoticeViews views) {
        this.actors = actors;
        this.notices = notices;
        this.views = views;
    }

    /**
     * A technician's notices.
     *
     * @param next cursor of the following page; absent at the end
     * @param unread how many of all are new, at most a hundred
     */
    public record TechnicianNoticePage(List<TechnicianNoticeView> items, Optional<String> next, long unread) {}

    /** @param upTo the newest notice that was shown: it and all before it are read */
    public record NoticesRead(@NotNull UUID upTo) {}

    /** How many are left that are new, at most a hundred. */
    public record NoticesLeft(long unread) {}

    @GET
    @Operation(summary = "What I am told of my visits, newest first")
    public Uni<TechnicianNoticePage> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return actors.technician().chain(technician -> notices.of(technician, cursor, limit)
                .chain(found -> views.of(found.items()).chain(items -> notices.unread(technician)
                        .map(unread -> new TechnicianNoticePage(items, found.next(), unread)))));
    }

    @POST
    @Path("/read")
    @Operation(
            summary = "Mark a notice and all before it as read",
            description =
                    "Doing it again changes nothing, so no Idempotency-Key. 404 notice-not-found for one that is not the"
                            + " technician's own.")
    public Uni<NoticesLeft> read(@Valid @NotNull NoticesRead shown) {
        return actors.technician()
                .call(technician -> notices.readUpTo(technician, shown.upTo()))
                .chain(notices::unread)
                .map(NoticesLeft::new);
    }
}
