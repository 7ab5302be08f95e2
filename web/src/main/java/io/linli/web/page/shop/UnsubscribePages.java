package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.message.MessagePreferences;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.UnsubscribeLinks;
import io.linli.web.page.UnsubscribeLinks.Unsubscription;

/**
 * Ends mails of a topic by the link in one of them, without signing in. Looking ends nothing, for mail programs look; the button, or
 * a mail program's own (RFC 8058), does. The signed link stands in for the form's token.
 */
@Path("/unsubscribe")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePages {

    private final Frames frames;
    private final UnsubscribeLinks links;
    private final MessagePreferences preferences;

    UnsubscribePages(Frames frames, UnsubscribeLinks links, MessagePreferences preferences) {
        this.frames = frames;
        this.links = links;
        this.preferences = preferences;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance unsubscribe(Frame frame, Unsubscription what, String link, boolean done);
    }

    @GET
    public Uni<TemplateInstance> ask(@QueryParam("link") @Nullable String link) {
        var what = links.read(link);
        return frames.frame().map(frame -> frame.show(Templates.unsubscribe(frame, what, link, false)));
    }

    @POST
    public Uni<TemplateInstance> leave(@QueryParam("link") @Nullable String link) {
        var what = links.read(link);
        return preferences
                .switchOff(what.companyId(), what.residentId(), what.topic(), what.channel())
                .chain(frames::frame)
                .map(frame -> frame.show(Templates.unsubscribe(frame, what, link, true)));
    }
}
