package io.linli.web.page.desk;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.message.Message;
import io.linli.marketplace.message.Messages;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** What became of messages; those that could not be delivered can be sent again. */
@Path("/operator/messages")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class MessageDeskPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/operator/messages";

    private final Frames frames;
    private final Messages messages;

    MessageDeskPages(Frames frames, Messages messages) {
        this.frames = frames;
        this.messages = messages;
    }

    /** How many there are of a state. */
    public record Tally(Message.State state, long count) {}

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance messages(
                Frame frame, List<Tally> tallies, Message.State state, List<Message> rows, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @Nullable String state, @QueryParam("cursor") @Nullable String cursor) {
        var chosen = chosen(state);
        return frames.frame().chain(frame -> messages.counts().chain(counts -> messages.list(chosen, cursor, ON_A_PAGE)
                .map(found -> frame.show(
                        Templates.messages(frame, tallies(counts), chosen, found.items(), next(chosen, found))))));
    }

    @POST
    @Path("{id}/retries")
    @Form
    public Uni<Response> retry(@PathParam("id") UUID id) {
        return Replies.orBack(messages.retry(id).map(waiting -> Replies.done(LIST, "message-sent-again")), LIST);
    }

    private static Message.State chosen(@Nullable String state) {
        return Arrays.stream(Message.State.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(Message.State.DEAD);
    }

    private static List<Tally> tallies(Map<Message.State, Long> counts) {
        return Arrays.stream(Message.State.values())
                .map(state -> new Tally(state, counts.getOrDefault(state, 0L)))
                .toList();
    }

    private static @Nullable String next(Message.State state, Slice<Message> found) {
        return found.next()
                .map(cursor -> LIST + "?state=" + state + "&cursor=" + cursor)
                .orElse(null);
    }
}
