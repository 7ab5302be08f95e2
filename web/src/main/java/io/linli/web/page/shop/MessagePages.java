package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Channels;
import io.linli.marketplace.message.MessagePreferences;
import io.linli.marketplace.message.Preference;
import io.linli.marketplace.message.QuietHours;
import io.linli.marketplace.message.Topic;
import io.linli.web.identity.Actors;
import io.linli.web.identity.Contacts;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** How the reader is told: channels by topic, language, quiet hours. */
@Path("/me/messages")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class MessagePages {

    private static final String OWN = "/me/messages";

    private final Frames frames;
    private final Actors actors;
    private final MessagePreferences preferences;
    private final Channels channels;
    private final Contacts contacts;

    MessagePages(Frames frames, Actors actors, MessagePreferences preferences, Channels channels, Contacts contacts) {
        this.frames = frames;
        this.actors = actors;
        this.preferences = preferences;
        this.channels = channels;
        this.contacts = contacts;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance messages(Frame frame, MessageChoice choice);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame().chain(frame -> actors.resident()
                .chain(reader -> choice(reader).map(choice -> frame.show(Templates.messages(frame, choice)))));
    }

    /** @param wants a topic and a channel each, like {@code VISITS:EMAIL} */
    @POST
    @Form
    public Uni<Response> save(
            @RestForm @Nullable List<String> wants,
            @RestForm @Nullable String language,
            @RestForm @Nullable String quiet,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until) {
        return Replies.orBack(
                actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(reader -> preferences.change(
                                reader,
                                new Preference(Typed.words(language), quiet(quiet, from, until), wanted(wants))))
                        .map(saved -> Replies.done(OWN, "messages-chosen")),
                OWN);
    }

    private Uni<MessageChoice> choice(ResidentActor reader) {
        return preferences.of(reader.toResident()).chain(preference -> contacts.of("RESIDENT", reader.residentId())
                .map(contact -> new MessageChoice(preference, available(), contact.isPresent())));
    }

    private Set<Channel> available() {
        var available = EnumSet.noneOf(Channel.class);
        for (var channel : Channel.values()) {
            if (channels.configured(channel)) {
                available.add(channel);
            }
        }
        return available;
    }

    private static EnumMap<Topic, Set<Channel>> wanted(@Nullable List<String> wants) {
        var chosen = new EnumMap<Topic, Set<Channel>>(Topic.class);
        for (var topic : Topic.values()) {
            chosen.put(topic, EnumSet.noneOf(Channel.class));
        }
        for (var want : Optional.ofNullable(wants).orElse(List.of())) {
            var parts = want.split(":", 2);
            try {
                chosen.get(Topic.valueOf(parts[0])).add(Channel.valueOf(parts[parts.length - 1]));
            } catch (IllegalArgumentException unknown) {
                throw new Refusal(Refusal.Kind.INVALID, "channel-unknown", "There is no such topic or channel.");
            }
        }
        return chosen;
    }

    private static QuietHours quiet(@Nullable String on, @Nullable String from, @Nullable String until) {
        return on == null
                ? new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
                : new QuietHours(time(from), time(until));
    }

    private static LocalTime time(@Nullable String text) {
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "quiet-hours-unreadable", "A time is written like 21:00.");
        }
    }
}
