package io.linli.web.message;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.message.Message;
import io.linli.marketplace.message.Messages;

/** What becomes of messages: those that could not be delivered, and sending them again. */
@Path("/api/v1/messages")
@RolesAllowed("operator")
@Tag(name = "messages")
public class MessageResource {

    private static final int MOST = 100;

    private final Messages messages;

    MessageResource(Messages messages) {
        this.messages = messages;
    }

    @GET
    @Operation(summary = "Messages of a state, newest first")
    public Uni<Slice<MessageView>> list(
            @Parameter(description = "WAITING, SENDING, SENT, SKIPPED, OBSOLETE or DEAD.")
                    @QueryParam("state")
                    @DefaultValue("DEAD")
                    String state,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return messages.list(state(state), cursor, limit).map(found -> found.map(MessageView::of));
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many there are in each state; of those that are over, since yesterday")
    public Uni<Map<Message.State, Long>> counts() {
        return messages.counts();
    }

    @POST
    @Path("/{id}/retries")
    @Operation(
            summary = "Send a dead message again",
            description = "Asked again while it waits, nothing changes, so no Idempotency-Key.")
    @APIResponse(responseCode = "409", description = "message-not-dead")
    public Uni<MessageView> retry(@PathParam("id") UUID id) {
        return messages.retry(id).map(MessageView::of);
    }

    private static Message.State state(String name) {
        try {
            return Message.State.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, "state-unknown", "Messages have no such state.");
        }
    }
}
