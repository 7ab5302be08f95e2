package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.draft.Draft;
import io.linli.catalog.draft.Drafts;
import io.linli.catalog.draft.PublishDraft;
import io.linli.catalog.draft.Published;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.schedule.Span;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A supplier's listings that are written by hand, before they are in the shop. */
@Path(DraftPages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class DraftPages {

    static final String PAGE = "/supplier/drafts";

    private static final int ON_A_PAGE = 50;

    private final Frames frames;
    private final Actors actors;
    private final Drafts drafts;
    private final PublishDraft publishing;
    private final DraftDesk desk;

    DraftPages(Frames frames, Actors actors, Drafts drafts, PublishDraft publishing, DraftDesk desk) {
        this.frames = frames;
        this.actors = actors;
        this.drafts = drafts;
        this.publishing = publishing;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance drafts(Frame frame, List<Draft> drafts, @Nullable String next);

        static native TemplateInstance draft(Frame frame, WrittenView view);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> drafts.list(supplier, cursor, ON_A_PAGE))
                .map(found -> frame.show(Templates.drafts(
                        frame,
                        found.items(),
                        found.next().map(next -> PAGE + "?cursor=" + next).orElse(null)))));
    }

    /** One that was kept, by the supplier's number. */
    @GET
    @Path("one")
    public Uni<TemplateInstance> one(@QueryParam("sku") @DefaultValue("") String sku) {
        return frames.frame().chain(frame -> actors.supplier().chain(supplier -> drafts.get(supplier, sku)
                .chain(draft -> desk.kept(frame, supplier, draft))
                .map(view -> frame.show(Templates.draft(frame, view)))));
    }

    /** Everything that is typed comes here; whatever is refused is shown again as it was typed. */
    @POST
    @Form
    public Uni<Response> typed(@BeanParam WrittenForm form) {
        return actors.supplier().chain(supplier -> Uni.createFrom()
                .deferred(() -> act(supplier, form))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> again(supplier, form, Optional.of((Refusal) refusal))));
    }

    private Uni<Response> act(UUID supplier, WrittenForm form) {
        return switch (Optional.ofNullable(form.what).orElse("")) {
            case "find" -> again(supplier, form, Optional.empty());
            case "publish" -> publish(supplier, form);
            case "later" -> later(supplier, form);
            case "never" ->
                drafts.publishNever(supplier, form.number()).map(done -> Replies.done(address(form), "draft-waits"));
            case "delete" -> drafts.forget(supplier, form.number()).map(done -> Replies.done(PAGE, "draft-deleted"));
            default -> keep(supplier, form).map(kept -> Replies.done(address(form), "draft-kept"));
        };
    }

    private Uni<Draft> keep(UUID supplier, WrittenForm form) {
        return drafts.keep(supplier, form.number(), form.texts(), actors.accountName());
    }

    private Uni<Response> publish(UUID supplier, WrittenForm form) {
        return publishing
                .publishTyped(
                        FormKey.id(form.key, "publish draft", supplier),
                        supplier,
                        form.number(),
                        form.texts(),
                        actors.accountName(),
                        form.even != null)
                .map(Published::offerId)
                .map(offer -> Replies.done(OwnListingPages.PAGE + offer, "draft-published"));
    }

    private Uni<Response> later(UUID supplier, WrittenForm form) {
        return frames.frame()
                .map(frame -> Span.of(Typed.time(form.at), Optional.empty(), frame.zone(), frame.now()))
                .chain(span -> keep(supplier, form)
                        .chain(kept -> drafts.publishAt(supplier, form.number(), span.from(), form.even != null)))
                .map(kept -> Replies.done(address(form), "draft-later"));
    }

    /** What could not be published is kept all the same, where it can be. */
    private Uni<Response> again(UUID supplier, WrittenForm form, Optional<Refusal> refusal) {
        boolean wanted = "publish".equals(form.what);
        return (wanted && refusal.isPresent()
                        ? kept(supplier, form)
                        : Uni.createFrom().voidItem())
                .chain(frames::frame)
                .chain(frame -> {
                    var told = refusal.map(why -> frame.refusing(why.code())).orElse(frame);
                    return desk.typed(told, supplier, form).map(view -> answer(told, view));
                });
    }

    private Uni<Void> kept(UUID supplier, WrittenForm form) {
        return Uni.createFrom()
                .deferred(() -> keep(supplier, form))
                .invoke(draft -> form.told(draft.problems()))
                .replaceWithVoid()
                .onFailure(Replies::isTold)
                .recoverWithItem((Void) null);
    }

    private static Response answer(Frame frame, WrittenView view) {
        return Response.ok(frame.show(Templates.draft(frame, view))).build();
    }

    private static String address(WrittenForm form) {
        return PAGE + "/one?sku=" + Frame.encoded(form.number());
    }
}
