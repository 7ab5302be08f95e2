package io.linli.web.payout;

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
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.payout.Payouts;
import io.linli.marketplace.payout.PlanPayouts;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** What was and will be paid: to oneself; for the operator, to everybody. */
@Path("/api/v1/payouts")
@RolesAllowed({"supplier", "property", "leader", "operator"})
@Tag(name = "payouts")
public class PayoutResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final OwnParty own;
    private final Payouts payouts;
    private final PlanPayouts plan;

    PayoutResource(Actors actors, OwnParty own, Payouts payouts, PlanPayouts plan) {
        this.actors = actors;
        this.own = own;
        this.payouts = payouts;
        this.plan = plan;
    }

    /** Whom to pay now. */
    public record NewPayout(@NotNull PartyKind partyKind, @NotNull UUID partyId) {}

    /** What was planned: one payout a currency; none where nothing is to be paid. */
    public record Planned(List<PayoutView> payouts) {}

    /** What a payout consists of. */
    public record Lines(List<PayoutLineView> lines) {}

    @GET
    @Operation(summary = "Payouts, newest first")
    public Uni<Slice<PayoutView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return whose().chain(party -> payouts.list(party, Optional.ofNullable(cursor), limit))
                .map(found -> found.map(PayoutView::of));
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "One payout")
    public Uni<PayoutView> get(@PathParam("number") String number) {
        return whose().chain(party -> payouts.get(party, number)).map(PayoutView::of);
    }

    @GET
    @Path("/{number}/lines")
    @Operation(summary = "What a payout consists of: each order line's share, and what was owed; they add up to it")
    public Uni<Lines> lines(@PathParam("number") String number) {
        return whose().chain(party -> payouts.get(party, number))
                .chain(payouts::lines)
                .map(lines -> new Lines(lines.stream().map(PayoutLineView::of).toList()));
    }

    @POST
    @RolesAllowed("operator")
    @Idempotent
    @Operation(summary = "Pay a party now what was released to it, without waiting for its day")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Planned.class)),
            description = "Planned.")
    public Uni<Response> payNow(@Valid @NotNull NewPayout wanted) {
        return plan.now(new Party(wanted.partyKind(), wanted.partyId()))
                .map(planned -> new Planned(planned.stream().map(PayoutView::of).toList()))
                .map(planned ->
                        Response.status(Response.Status.CREATED).entity(planned).build());
    }

    private Uni<Optional<Party>> whose() {
        return actors.hasRole("operator")
                ? Uni.createFrom().item(Optional.empty())
                : own.get().map(Optional::of);
    }
}
