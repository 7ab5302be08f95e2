package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.schedule.Slot;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.order.OrderVisit;
import io.linli.marketplace.paidvisit.CancelVisit;
import io.linli.marketplace.paidvisit.Cancellation;
import io.linli.marketplace.paidvisit.MoveVisit;
import io.linli.marketplace.paidvisit.ProposeTime;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.marketplace.trust.AccessNotes;
import io.linli.marketplace.trust.Trusts;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Booked visits: looking at them, giving them up, moving them. */
@Path("/api/v1/bookings")
@RolesAllowed({"resident", "supplier", "technician", "operator"})
@Tag(name = "bookings")
public class BookingResource {

    private static final String RESIDENT = "resident";
    private static final String SUPPLIER = "supplier";
    private static final int MOST = 100;

    private final Actors actors;
    private final Trusts trusts;
    private final AccessNotes notes;
    private final OrderVisit orders;
    private final OrderedVisits ordered;
    private final VisitViewers viewers;
    private final RequestKey key;
    private final Visits visits;
    private final BookingSlots slots;
    private final CancelVisit cancel;
    private final MoveVisit move;
    private final ProposeTime propose;

    BookingResource(
            Actors actors,
            Trusts trusts,
            AccessNotes notes,
            OrderVisit orders,
            OrderedVisits ordered,
            VisitViewers viewers,
            RequestKey key,
            Visits visits,
            BookingSlots slots,
            CancelVisit cancel,
            MoveVisit move,
            ProposeTime propose) {
        this.actors = actors;
        this.trusts = trusts;
        this.notes = notes;
        this.orders = orders;
        this.ordered = ordered;
        this.viewers = viewers;
        this.key = key;
        this.visits = visits;
        this.slots = slots;
        this.cancel = cancel;
        this.move = move;
        this.propose = propose;
    }

    @GET
    @RolesAllowed(RESIDENT)
    @Operation(summary = "The visits one booked and those of the own household, the last booked first")
    public Uni<Slice<BookingView.Brief>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return viewers.household()
                .chain(home -> visits.list(home, cursor, limit))
                .map(found -> found.map(BookingView.Brief::of));
    }

    @POST
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(
            summary = "Book a visit and pay it at once, past the cart",
            description =
                    "For the own home, or for a household that trusts the resident: its prices, times and address.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderedView.class)),
            description = "Held; pay at payUrl.")
    public Uni<Response> book(@Valid @NotNull NewBooking wanted) {
        var booking = key.id();
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> wanted.householdId() == null
                        ? Uni.createFrom().item(resident)
                        : trusts.actingFor(resident, wanted.householdId()))
                .chain(resident -> orders.order(new BookRequest(
                        booking,
                        resident,
                        wanted.serviceItemId(),
                        wanted.startsAt(),
                        wanted.technicianId(),
                        wanted.chosen())))
                .chain(made -> ordered.toPay(made.booking().id(), made.order()));
    }

    @GET
    @Path("/{id}/access-note")
    @Operation(summary = "How to get in, for those the visit concerns, whoever booked it")
    public Uni<AccessNote> accessNote(@PathParam("id") UUID id) {
        return viewers.any()
                .chain(viewer -> visits.get(viewer, id).chain(visit -> note(viewer, visit.booking())))
                .map(AccessNote::new);
    }

    /** Who does not live there reads it as long as the visit is to come, and of residents only who is trusted still. */
    private Uni<String> note(VisitViewer viewer, Booking booking) {
        var note = notes.of(booking.companyId(), booking.householdId());
        if (viewer instanceof VisitViewer.OfHousehold) {
            return actors.resident()
                    .map(ResidentActor::toResident)
                    .chain(resident -> trusts.actingFor(resident, booking.householdId()))
                    .chain(() -> note)
                    .onFailure(Refusal.class)
                    .recoverWithItem("");
        }
        return booking.state() == Booking.State.CONFIRMED
                ? note
                : Uni.createFrom().item("");
    }

    /** @param note empty where the household wrote none, or the visit is over */
    public record AccessNote(String note) {}

    @GET
    @Path("/{id}")
    @Operation(summary = "A visit, with what may be done about it and what became of it")
    public Uni<BookingView> get(@PathParam("id") UUID id) {
        return viewers.any().chain(viewer -> visits.get(viewer, id)).map(BookingView::of);
    }

    @GET
    @Path("/{id}/cancellation")
    @RolesAllowed(RESIDENT)
    @Operation(summary = "What giving the visit up would cost at this moment")
    public Uni<CancellationPreviewView> preview(@PathParam("id") UUID id) {
        return viewers.household().chain(home -> cancel.preview(home, id)).map(CancellationPreviewView::of);
    }

    @POST
    @Path("/{id}/cancellations")
    @RolesAllowed({RESIDENT, SUPPLIER})
    @Idempotent
    @Operation(
            summary = "Give a paid visit up",
            description =
                    "The household pays the fee of the policy it was booked with, and gets the rest back; where the "
                            + "provider gives it up, all goes back. The technician is free at once.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BookingView.CancellationView.class)),
            description = "Given up, now or before.")
    public Uni<Response> cancel(@PathParam("id") UUID id, @Valid @NotNull NewCancellation wanted) {
        var note = Optional.ofNullable(wanted.note()).orElse("");
        return viewers.any()
                .chain(viewer -> cancel(viewer, id, wanted, note))
                .map(done -> Response.ok(BookingView.CancellationView.of(done)).build());
    }

    @GET
    @Path("/{id}/slots")
    @RolesAllowed({RESIDENT, SUPPLIER})
    @Operation(summary = "When else the visit could take place, in order of time")
    public Uni<Slice<Times>> slots(
            @PathParam("id") UUID id,
            @Parameter(description = "First day in the community's local time, like 2026-05-31. Default: today.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "1 to 31.") @QueryParam("days") @DefaultValue("7") int days) {
        return viewers.any()
                .chain(viewer -> visits.get(viewer, id))
                .chain(visit -> slots.of(visit, day(from), days))
                .map(found -> new Slice<>(found.stream().map(Times::of).toList(), Optional.empty()));
    }

    /** A free slot: the visit, or the window of arrival. */
    public record Times(Instant startsAt, Instant endsAt, List<UUID> technicianIds) {

        static Times of(Slot slot) {
            return new Times(slot.startsAt(), slot.endsAt(), slot.technicianIds());
        }
    }

    @POST
    @Path("/{id}/moves")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(
            summary = "Move a paid visit to another free time",
            description =
                    "The new time is taken and the old one given back together. If the new one is taken, the visit "
                            + "stays, and the next free ones are named.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BookingView.class)),
            description = "It takes place then.")
    public Uni<Response> move(@PathParam("id") UUID id, @Valid @NotNull NewMove wanted) {
        return viewers.household().chain(home -> move.byHousehold(home, id, wanted.startsAt(), wanted.technicianId())
                .chain(moved -> answer(home, moved)));
    }

    @POST
    @Path("/{id}/proposals")
    @RolesAllowed(SUPPLIER)
    @Idempotent
    @Operation(summary = "Ask the household for another time; an earlier proposal that is not answered is withdrawn")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = BookingView.ProposalView.class)),
            description = "Asked; nothing is held.")
    public Uni<Response> propose(@PathParam("id") UUID id, @Valid @NotNull NewProposal wanted) {
        var proposal = key.id();
        return viewers.provider()
                .chain(provider -> propose.propose(
                        provider,
                        id,
                        proposal,
                        wanted.startsAt(),
                        Optional.ofNullable(wanted.technicianId()),
                        Optional.ofNullable(wanted.note()).orElse("")))
                .map(made -> Response.status(Response.Status.CREATED)
                        .entity(BookingView.ProposalView.of(made))
                        .build());
    }

    @POST
    @Path("/{id}/proposals/{proposal}/answers")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Agree to another time, or not; if it is taken by now, the visit stays where it was")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BookingView.class)),
            description = "The visit, as it is now.")
    public Uni<Response> answer(
            @PathParam("id") UUID id, @PathParam("proposal") UUID proposal, @Valid @NotNull ProposalAnswer answer) {
        return viewers.household().chain(home -> (answer.accept()
                        ? propose.accept(home, id, proposal)
                        : propose.decline(home, id, proposal))
                .chain(booking -> answer(home, booking)));
    }

    private Uni<Cancellation> cancel(VisitViewer viewer, UUID id, NewCancellation wanted, String note) {
        return viewer instanceof VisitViewer.OfProvider provider
                ? cancel.byProvider(provider, id, note)
                : cancel.byHousehold(
                        (VisitViewer.OfHousehold) viewer, id, Optional.ofNullable(wanted.expectedFee()), note);
    }

    private Uni<Response> answer(VisitViewer viewer, Booking booking) {
        return visits.get(viewer, booking.id())
                .map(visit -> Response.ok(BookingView.of(visit)).build());
    }

    private static @Nullable LocalDate day(@Nullable String given) {
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }
}
