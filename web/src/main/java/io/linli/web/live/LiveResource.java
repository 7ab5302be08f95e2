package io.linli.web.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** A group-buy as it goes, for anybody who may look at it: that is anybody. */
@Path("/api/v1/campaigns/{id}/live")
@Tag(name = "campaigns")
public class LiveResource {

    private final Viewers viewers;

    LiveResource(Viewers viewers) {
        this.viewers = viewers;
    }

    @GET
    @PermitAll
    @Watchable
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "How far a group-buy is, as it goes",
            description =
                    "Server-sent events named progress: first how far it is now, then each change, at most four a second."
                            + " Whoever connects again has missed nothing that matters. Refuses with too-many-viewers.")
    @APIResponse(
            responseCode = "200",
            description = "Events, until the reader leaves.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ProgressView.class)))
    public Multi<OutboundSseEvent> live(@PathParam("id") UUID id) {
        return viewers.watch(id);
    }
}
