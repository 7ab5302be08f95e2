package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FeedOrigin;
import io.linli.catalog.feed.FeedOrigins;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.feed.SaidOrigin;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A supplier names the address of its price list, and sees how fetching it goes. */
@Path(FeedAddressPages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class FeedAddressPages {

    static final String PAGE = "/imports/address";

    private static final List<Integer> HOURS = List.of(1, 6, 24, 168);

    private final Frames frames;
    private final Actors actors;
    private final FeedOrigins origins;

    FeedAddressPages(Frames frames, Actors actors, FeedOrigins origins) {
        this.frames = frames;
        this.actors = actors;
        this.origins = origins;
    }

    /**
     * What stands in the form; a password never does.
     *
     * @param passwordKept there is one already
     */
    public record Written(
            String address, int everyHours, boolean review, boolean full, String user, boolean passwordKept) {

        static Written of(@Nullable FeedOrigin origin) {
            return origin == null
                    ? new Written("", HOURS.get(2), false, false, "", false)
                    : new Written(
                            origin.address(),
                            origin.everyHours(),
                            origin.terms().review(),
                            origin.terms().full(),
                            origin.user().orElse(""),
                            origin.passwordKept());
        }

        static Written of(SaidOrigin said, @Nullable FeedOrigin origin) {
            return new Written(
                    said.address(),
                    said.everyHours() > 0 ? said.everyHours() : HOURS.get(2),
                    said.terms().review(),
                    said.terms().full(),
                    said.user(),
                    origin != null && origin.passwordKept());
        }

        /** How often it can be fetched; what was said by the API as well. */
        public List<Integer> hours() {
            return Stream.concat(HOURS.stream(), Stream.of(everyHours))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance feedAddress(Frame frame, Written written, @Nullable FeedOrigin origin);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame()
                .chain(frame -> actors.supplier().chain(origins::of).map(found -> page(frame, found.orElse(null))));
    }

    /** What cannot be kept stands there still, to be mended; but for the password. */
    @POST
    @Form
    public Uni<Response> keep(
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("every") @DefaultValue("") String every,
            @FormParam("how") @DefaultValue("") String how,
            @FormParam("full") @Nullable String full,
            @FormParam("user") @DefaultValue("") String user,
            @FormParam("password") @DefaultValue("") String password) {
        var terms = new FeedTerms("review".equals(how), full != null);
        var said = new SaidOrigin(address, hours(every), terms, user.strip(), password);
        return actors.supplier().chain(supplier -> keep(supplier, said));
    }

    private Uni<Response> keep(UUID supplier, SaidOrigin said) {
        return Uni.createFrom()
                .deferred(() -> origins.keep(supplier, said))
                .map(kept -> Replies.done(PAGE, "feed-address-kept"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> frames.frame().chain(frame -> origins.of(supplier)
                        .map(found -> again(frame, (Refusal) refusal, said, found.orElse(null)))));
    }

    @POST
    @Path("fetches")
    @Form
    public Uni<Response> fetch() {
        return Replies.orBack(
                actors.supplier().chain(origins::fetchSoon).map(soon -> Replies.done(PAGE, "feed-fetched-soon")), PAGE);
    }

    @POST
    @Path("forgotten")
    @Form
    public Uni<Response> forget() {
        return actors.supplier().chain(origins::forget).map(gone -> Replies.done(PAGE, "feed-address-forgotten"));
    }

    /** Whoever runs the server says whether the fingerprint is right. */
    @POST
    @Path("host-key")
    @Form
    public Uni<Response> acceptHostKey(@FormParam("fingerprint") @DefaultValue("") String fingerprint) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> origins.acceptHostKey(supplier, fingerprint))
                        .map(soon -> Replies.done(PAGE, "feed-host-key-accepted")),
                PAGE);
    }

    private static Response again(Frame frame, Refusal refusal, SaidOrigin said, @Nullable FeedOrigin origin) {
        var told = frame.refusing(refusal.code());
        return Response.ok(told.show(Templates.feedAddress(told, Written.of(said, origin), origin)))
                .build();
    }

    private static TemplateInstance page(Frame frame, @Nullable FeedOrigin origin) {
        return frame.show(Templates.feedAddress(frame, Written.of(origin), origin));
    }

    /** What is no number is refused with the rest. */
    private static int hours(String every) {
        try {
            return (int) Math.max(0, Math.min(Typed.quantity(every), Integer.MAX_VALUE));
        } catch (Refusal unreadable) {
            return 0;
        }
    }
}
