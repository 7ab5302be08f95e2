package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.Choice;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.quote.AskQuote;
import io.linli.marketplace.quote.GiveQuote;
import io.linli.marketplace.quote.QuoteRequest;
import io.linli.marketplace.quote.Quoted;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** What something would cost: households ask, providers answer, households accept by booking a time. */
@Path("/api/v1/quote-requests")
@RolesAllowed({"resident", "supplier"})
@Tag(name = "quotes")
public class QuoteRequestResource {

    private static final String RESIDENT = "resident";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final RequestKey key;
    private final AskQuote ask;
    private final GiveQuote give;
    private final OrderedVisits ordered;

    QuoteRequestResource(Actors actors, RequestKey key, AskQuote ask, GiveQuote give, OrderedVisits ordered) {
        this.actors = actors;
        this.key = key;
        this.ask = ask;
        this.give = give;
        this.ordered = ordered;
    }

    @GET
    @Operation(summary = "Those of the own household, or those a provider was asked; the last asked first")
    public Uni<Slice<QuoteRequestView>> list() {
        return (actors.hasRole(SUPPLIER)
                        ? actors.supplier().chain(give::list)
                        : actors.resident().map(ResidentActor::toResident).chain(ask::list))
                .map(found ->
                        new Slice<>(found.stream().map(QuoteRequestView::of).toList(), Optional.empty()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One request, with the answer")
    public Uni<QuoteRequestView> get(@PathParam("id") UUID id) {
        return (actors.hasRole(SUPPLIER)
                        ? actors.supplier().chain(supplier -> give.get(supplier, id))
                        : actors.resident().map(ResidentActor::toResident).chain(resident -> ask.get(resident, id)))
                .map(QuoteRequestView::of);
    }

    @POST
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Ask a provider what something would cost")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = QuoteRequestView.class)),
            description = "Asked; no money moves.")
    public Uni<Response> ask(@Valid @NotNull NewQuoteRequest asked) {
        var id = key.id();
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> ask.ask(resident, id, asked.serviceItemId(), asked.wish()))
                .map(made -> Response.created(URI.create("/api/v1/quote-requests/" + id))
                        .entity(QuoteRequestView.of(made))
                        .build());
    }

    @POST
    @Path("/{id}/quotes")
    @RolesAllowed(SUPPLIER)
    @Idempotent
    @Operation(summary = "Say a price; again, as long as the household said nothing")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuoteRequestView.class)),
            description = "The household is told.")
    public Uni<Response> quote(@PathParam("id") UUID id, @Valid @NotNull NewQuote quote) {
        return actors.supplier()
                .chain(supplier -> give.give(
                        supplier,
                        id,
                        Quoted.of(LineView.lines(quote.lines()), quote.minutes(), quote.validUntil()),
                        Optional.ofNullable(quote.note()).orElse("")))
                .map(QuoteRequestResource::answer);
    }

    @POST
    @Path("/{id}/refusals")
    @RolesAllowed(SUPPLIER)
    @Idempotent
    @Operation(summary = "Say that it cannot be done")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuoteRequestView.class)),
            description = "Refused, now or before.")
    public Uni<Response> refuse(@PathParam("id") UUID id, @Valid @NotNull NewNote note) {
        return actors.supplier()
                .chain(supplier -> give.refuse(supplier, id, note.note()))
                .map(QuoteRequestResource::answer);
    }

    @POST
    @Path("/{id}/acceptances")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Say yes to a price: a time is held, and waits to be paid")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderedView.class)),
            description = "Held; pay at payUrl.")
    public Uni<Response> accept(@PathParam("id") UUID id, @Valid @NotNull NewMove time) {
        var booking = key.id();
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> ask.get(resident, id)
                        .chain(quote -> ask.accept(
                                new BookRequest(
                                        booking,
                                        resident,
                                        quote.serviceItemId(),
                                        time.startsAt(),
                                        time.technicianId(),
                                        Choice.NONE),
                                id)))
                .chain(made -> ordered.toPay(made.booking().id(), made.order()));
    }

    @POST
    @Path("/{id}/declines")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Say no to a price, or take back what was asked")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuoteRequestView.class)),
            description = "Said, now or before.")
    public Uni<Response> decline(@PathParam("id") UUID id) {
        return actors.resident()
                .map(ResidentActor::toResident)
                .chain(resident -> ask.decline(resident, id))
                .map(QuoteRequestResource::answer);
    }

    private static Response answer(QuoteRequest request) {
        return Response.ok(QuoteRequestView.of(request)).build();
    }
}
