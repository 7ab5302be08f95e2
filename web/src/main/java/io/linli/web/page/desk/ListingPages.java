package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;
import io.linli.catalog.listing.Hint;
import io.linli.catalog.listing.Listing;
import io.linli.catalog.listing.ListingFilter;
import io.linli.catalog.listing.ListingSort;
import io.linli.catalog.listing.Listings;
import io.linli.catalog.listing.Standing;
import io.linli.catalog.listing.UndoEdit;
import io.linli.catalog.schedule.ScheduleChanges;
import io.linli.catalog.schedule.ScheduledChange;
import io.linli.catalog.schedule.ScheduledChanges;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A supplier's own offers: found, judged, changed in the table or many at a time, and put back. */
@Path(ListingView.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class ListingPages {

    /** Looked through on one page before they are changed. */
    private static final int MOST_AT_ONCE = 500;

    private static final int LAST_PAGE = 20_000;

    private final Frames frames;
    private final Actors actors;
    private final Listings listings;
    private final ChangeOffers changeOffers;
    private final UndoEdit undoEdit;
    private final ScheduleChanges scheduling;
    private final ScheduledChanges scheduled;

    ListingPages(
            Frames frames,
            Actors actors,
            Listings listings,
            ChangeOffers changeOffers,
            UndoEdit undoEdit,
            ScheduleChanges scheduling,
            ScheduledChanges scheduled) {
        this.frames = frames;
        this.actors = actors;
        this.listings = listings;
        this.changeOffers = changeOffers;
        this.undoEdit = undoEdit;
        this.scheduling = scheduling;
        this.scheduled = scheduled;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance listings(Frame frame, ListingView view);

        static native TemplateInstance listingChanges(
                Frame frame, List<ListingRow> rows, LaterChoice when, String back, UUID key);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("standing") @Nullable Standing standing,
            @QueryParam("hint") @Nullable Hint hint,
            @QueryParam("sort") @DefaultValue("NEWEST") ListingSort sort,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("edit") @Nullable UUID edit) {
        var filter = new ListingFilter(words, Optional.ofNullable(standing), Optional.ofNullable(hint));
        int shown = Math.max(1, Math.min(page, LAST_PAGE));
        return frames.frame().chain(frame -> actors.supplier().chain(supplier -> listings.find(
                        supplier, filter, sort, (shown - 1) * ListingView.ON_A_PAGE, ListingView.ON_A_PAGE)
                .chain(found -> listings.counts(supplier).chain(counts -> coming(supplier, found)
                        .map(coming -> frame.show(Templates.listings(
                                frame,
                                new ListingView(
                                        rows(found.listings()),
                                        coming,
                                        found.total(),
                                        counts,
                                        filter,
                                        sort,
                                        shown,
                                        edit,
                                        Ids.next()))))))));
    }

    private Uni<Map<UUID, ScheduledChange>> coming(UUID supplier, Listings.Found found) {
        var offers = found.listings().stream().map(one -> one.offer().offerId()).toList();
        return scheduled.next(supplier, offers);
    }

    /** What would change, to be looked through and amended before it is saved. */
    @POST
    @Path("preview")
    @Form
    public Uni<Response> preview(@BeanParam ListingForm form) {
        var back = back(form.back);
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> {
                            var bulk = form.bulk();
                            return actors.supplier()
                                    .chain(supplier -> affected(supplier, form).map(found -> found.stream()
                                            .map(one -> ListingRow.of(one, bulk.of(one)))
                                            .toList()));
                        })
                        .chain(rows -> show(rows, LaterChoice.NOW, back, null)),
                back);
    }

    /** What was typed into the table, to be looked through and given a moment. */
    @POST
    @Path("later")
    @Form
    public Uni<Response> later(@BeanParam ListingForm form) {
        var back = back(form.back);
        return Replies.orBack(
                actors.supplier()
                        .invoke(supplier -> refuseNone(form.touched()))
                        .chain(supplier -> listings.byIds(supplier, form.touched()))
                        .chain(found -> show(form.asTyped(found), LaterChoice.LATER, back, null)),
                back);
    }

    @POST
    @Path("changes")
    @Form
    public Uni<Response> change(@BeanParam ListingForm form) {
        var back = back(form.back);
        return actors.supplier().chain(supplier -> Uni.createFrom()
                .deferred(() -> form.isLater() ? schedule(supplier, form) : change(supplier, form, back))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> amend(supplier, form, (Refusal) refusal, back)));
    }

    private Uni<Response> change(UUID supplier, ListingForm form, String back) {
        return changeOffers
                .change(FormKey.id(form.key, "change offers", supplier), supplier, form.edits())
                .map(edit -> Replies.done(back + "&edit=" + edit.id(), "listings-changed"));
    }

    private Uni<Response> schedule(UUID supplier, ListingForm form) {
        var key = FormKey.id(form.key, "change offers later", supplier);
        return frames.frame()
                .map(frame -> form.span(frame.zone(), frame.now()))
                .chain(span -> scheduling.schedule(key, supplier, actors.accountName(), span, form.edits()))
                .map(made -> Replies.done(ChangePages.PAGE, "changes-scheduled"));
    }

    @POST
    @Path("edits/{id}/undo")
    @Form
    public Uni<Response> undo(@PathParam("id") UUID edit, @FormParam("back") @DefaultValue("") String back) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> undoEdit.undo(supplier, edit))
                        .map(undone -> Replies.done(back(back), "listings-undone")),
                back(back));
    }

    /** What was typed is shown again with what is wrong about it; with nothing typed there is nothing to show. */
    private Uni<Response> amend(UUID supplier, ListingForm form, Refusal refusal, String back) {
        if (form.offers.isEmpty()
                || refusal.code().equals("changes-none")
                || refusal.code().equals("form-expired")) {
            return Uni.createFrom().item(Replies.refused(back, refusal.code()));
        }
        return listings.byIds(supplier, form.touched())
                .chain(found -> show(form.asTyped(found), form.later(), back, refusal));
    }

    private Uni<Response> show(List<ListingRow> rows, LaterChoice when, String back, @Nullable Refusal refusal) {
        return frames.frame().map(frame -> {
            var told = refusal == null ? frame : frame.refusing(refusal.code());
            return Response.ok(told.show(Templates.listingChanges(told, rows, when, back, Ids.next())))
                    .build();
        });
    }

    private Uni<List<Listing>> affected(UUID supplier, ListingForm form) {
        if (!form.isForAll()) {
            refuseNone(form.chosen());
            refuseMany(form.chosen().size());
            return listings.byIds(supplier, form.chosen());
        }
        return listings.find(supplier, form.filter(), ListingSort.NEWEST, 0, MOST_AT_ONCE)
                .invoke(found -> refuseMany(found.total()))
                .map(Listings.Found::listings)
                .invoke(ListingPages::refuseNone);
    }

    private static void refuseNone(List<?> chosen) {
        if (chosen.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "changes-none", "Choose what is to be changed.");
        }
    }

    private static void refuseMany(long chosen) {
        if (chosen > MOST_AT_ONCE) {
            throw new Refusal(Refusal.Kind.INVALID, "changes-many", "At most 500 at once: narrow the table.");
        }
    }

    private static List<ListingRow> rows(List<Listing> listings) {
        return listings.stream().map(ListingRow::of).toList();
    }

    private static String back(String address) {
        var local = Replies.local(address, ListingView.PAGE + "?sort=NEWEST");
        return local.startsWith(ListingView.PAGE + "?") ? local : ListingView.PAGE + "?sort=NEWEST";
    }
}
