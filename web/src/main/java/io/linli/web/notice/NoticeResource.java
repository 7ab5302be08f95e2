package io.linli.web.notice;

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
import io.linli.marketplace.notice.ReadNotices;
import io.linli.marketplace.notice.ResidentNotices;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.NoticeTexts;

/** What the signed-in resident is told. */
@Path("/api/v1/me/notices")
@RolesAllowed("resident")
@Tag(name = "me")
public class NoticeResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final ResidentNotices notices;
    private final ReadNotices read;
    private final NoticeTexts texts;

    NoticeResource(Actors actors, ResidentNotices notices, ReadNotices read, NoticeTexts texts) {
        this.actors = actors;
        this.notices = notices;
        this.read = read;
        this.texts = texts;
    }

    /**
     * Notices.
     *
     * @param next cursor of the following page; absent at the end
     * @param unread how many of all are new, at most a hundred
     */
    public record NoticePage(List<NoticeView> items, Optional<String> next, long unread) {}

    /** @param upTo the newest notice that was shown: it and all before it are read */
    public record ReadUpTo(@NotNull UUID upTo) {}

    /** How many are left that are new, at most a hundred. */
    public record Unread(long unread) {}

    @GET
    @Operation(summary = "My notices, newest first")
    public Uni<NoticePage> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return actors.resident().chain(reader -> page(reader, cursor, limit));
    }

    @POST
    @Path("/read")
    @Operation(
            summary = "Mark a notice and all before it as read",
            description =
                    "Doing it again changes nothing, so no Idempotency-Key. 404 notice-not-found for one that is not"
                            + " the resident's own.")
    public Uni<Unread> read(@Valid @NotNull ReadUpTo shown) {
        return actors.resident()
                .map(ResidentActor::toResident)
                .call(reader -> read.upTo(reader, shown.upTo()))
                .chain(notices::unread)
                .map(Unread::new);
    }

    private Uni<NoticePage> page(ResidentActor reader, @Nullable String cursor, int limit) {
        var resident = reader.toResident();
        return notices.of(resident, cursor, limit)
                .chain(found -> texts.of(reader.companyId(), found.items()).chain(said -> notices.unread(resident)
                        .map(unread ->
                                new NoticePage(said.stream().map(NoticeView::of).toList(), found.next(), unread))));
    }
}
