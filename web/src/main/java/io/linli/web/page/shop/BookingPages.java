package io.linli.web.page.shop;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.fulfillment.schedule.Slot;
import io.linli.marketplace.extrawork.ExtraWork;
import io.linli.marketplace.extrawork.ExtraWorks;
import io.linli.marketplace.paidvisit.CancelVisit;
import io.linli.marketplace.paidvisit.CancellationPreview;
import io.linli.marketplace.paidvisit.ClaimMissed;
import io.linli.marketplace.paidvisit.MoveVisit;
import io.linli.marketplace.paidvisit.ProposeTime;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.web.booking.BookingSlots;
import io.linli.web.booking.VisitViewers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.MissedPictures;
import io.linli.web.page.MissedPicturesOf;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A household's booked visits: what became of each, and what can be done about it; all without a script. */
@Path("/me/visits")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class BookingPages {

    private static final String OWN = "/me/visits";
    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final VisitViewers viewers;
    private final Visits visits;
    private final BookingSlots slots;
    private final BookingCards cards;
    private final CancelVisit cancel;
    private final MoveVisit move;
    private final ProposeTime propose;
    private final ClaimMissed missed;
    private final ExtraWorks works;
    private final OnSites onSites;
    private final MissedPicturesOf pictures;

    BookingPages(
            Frames frames,
            VisitViewers viewers,
            Visits visits,
            BookingSlots slots,
            BookingCards cards,
            CancelVisit cancel,
            MoveVisit move,
            ProposeTime propose,
            ClaimMissed missed,
            ExtraWorks works,
            OnSites onSites,
            MissedPicturesOf pictures) {
        this.frames = frames;
        this.viewers = viewers;
        this.visits = visits;
        this.slots = slots;
        this.cards = cards;
        this.cancel = cancel;
        this.move = move;
        this.propose = propose;
        this.missed = missed;
        this.works = works;
        this.onSites = onSites;
        this.pictures = pictures;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bookings(Frame frame, List<BookingCard> cards, @Nullable String next);

        /**
         * @param onSite null where it is given to nobody yet
         * @param key makes sending the form for a series, or for a dispute, twice one
         */
        static native TemplateInstance booking(
                Frame frame,
                BookingCard card,
                Visit visit,
                @Nullable OnSite onSite,
                List<ExtraWork> works,
                @Nullable MissedPictures pictures,
                UUID key);

        static native TemplateInstance bookingCancel(
                Frame frame, BookingCard card, Visit visit, CancellationPreview preview);

        /** @param days that can be chosen, {@code day} among them */
        static native TemplateInstance bookingMove(
                Frame frame, BookingCard card, Visit visit, List<LocalDate> days, LocalDate day, List<Slot> slots);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewers.household()
                .chain(home -> visits.list(home, cursor, ON_A_PAGE))
                .chain(found -> cards.of(found.items())
                        .map(rows -> frame.show(Templates.bookings(
                                frame,
                                rows,
                                found.next()
                                        .map(next -> OWN + "?cursor=" + next)
                                        .orElse(null))))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.household()
                .chain(home -> visits.get(home, id).chain(visit -> one(frame, home, visit))));
    }

    private Uni<TemplateInstance> one(Frame frame, VisitViewer.OfHousehold home, Visit visit) {
        var id = visit.booking().id();
        return cards.of(visit).chain(card -> onSites.of(home, id)
                .chain(onSite -> works.of(home, id).chain(found -> pictures.of(home, visit)
                        .map(shown -> frame.show(Templates.booking(
                                frame, card, visit, onSite.orElse(null), found, shown, Ids.next()))))));
    }

    @GET
    @Path("{id}/cancel")
    public Uni<TemplateInstance> cancelForm(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.household().chain(home -> visits.get(home, id)
                .chain(visit -> cards.of(visit).chain(card -> cancel.preview(home, id)
                        .map(preview -> frame.show(Templates.bookingCancel(frame, card, visit, preview)))))));
    }

    /** @param fee in minor units, as it was shown */
    @POST
    @Path("{id}/cancel")
    @Form
    public Uni<Response> cancel(
            @PathParam("id") UUID id,
            @RestForm long fee,
            @RestForm @Nullable String currency,
            @RestForm @Nullable String note) {
        return back(
                id,
                home -> cancel.byHousehold(
                        home,
                        id,
                        Optional.of(Typed.money(fee, currency)),
                        Typed.words(note).orElse("")),
                "visit-given-up",
                "/cancel");
    }

    /** @param day like 2026-05-31; absent or not offered: that of the visit, or today */
    @GET
    @Path("{id}/move")
    public Uni<TemplateInstance> moveForm(@PathParam("id") UUID id, @QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> visit(id).chain(visit -> cards.of(visit)
                .chain(card -> moveForm(frame, card, visit, new OfferedDays(frame.today()).chosen(day)))));
    }

    private Uni<TemplateInstance> moveForm(Frame frame, BookingCard card, Visit visit, LocalDate day) {
        var days = new OfferedDays(frame.today()).all();
        return slots.of(visit, day, 1)
                .map(free -> frame.show(Templates.bookingMove(frame, card, visit, days, day, free)));
    }

    @POST
    @Path("{id}/move")
    @Form
    public Uni<Response> move(@PathParam("id") UUID id, @RestForm @Nullable String startsAt) {
        return startsAt == null
                ? Uni.createFrom().item(Replies.refused(OWN + "/" + id + "/move", "slot-missing"))
                : back(id, home -> move.byHousehold(home, id, Typed.moment(startsAt), null), "visit-moved", "/move");
    }

    @POST
    @Path("{id}/proposals/{proposal}/accept")
    @Form
    public Uni<Response> accept(@PathParam("id") UUID id, @PathParam("proposal") UUID proposal) {
        return back(id, home -> propose.accept(home, id, proposal), "visit-moved", "");
    }

    @POST
    @Path("{id}/proposals/{proposal}/decline")
    @Form
    public Uni<Response> decline(@PathParam("id") UUID id, @PathParam("proposal") UUID proposal) {
        return back(id, home -> propose.decline(home, id, proposal), "visit-stays", "");
    }

    @POST
    @Path("{id}/missed")
    @Form
    public Uni<Response> nobodyCame(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(id, home -> missed.byHousehold(home, id, Typed.words(note).orElse("")), "visit-missed-said", "");
    }

    @POST
    @Path("{id}/contradict")
    @Form
    public Uni<Response> contradict(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(id, home -> missed.contradict(home, id, Typed.words(note).orElse("")), "visit-contradicted", "");
    }

    /** @param refusedAt the page below the visit's that says why it was not done */
    private Uni<Response> back(UUID id, Function<VisitViewer.OfHousehold, Uni<?>> work, String done, String refusedAt) {
        var page = OWN + "/" + id;
        return Replies.orBack(
                viewers.household().chain(work::apply).map(nothing -> Replies.done(page, done)), page + refusedAt);
    }

    private Uni<Visit> visit(UUID id) {
        return viewers.household().chain(home -> visits.get(home, id));
    }
}
