package io.linli.web.reconciliation;

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
import java.net.URI;
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
import io.linli.marketplace.reconciliation.ExceptionKind;
import io.linli.marketplace.reconciliation.ExceptionState;
import io.linli.marketplace.reconciliation.Reconciliations;
import io.linli.marketplace.reconciliation.ResolveException;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** Ledger, provider and bank compared; what differs, and settling it. */
@Path("/api/v1/reconciliations")
@RolesAllowed("operator")
@Tag(name = "reconciliation")
public class ReconciliationResource {

    private static final int MOST = 100;
    private static final int ACCEPTED = 202;

    private final Reconciliations reconciliations;
    private final ResolveException resolve;
    private final Actors actors;

    ReconciliationResource(Reconciliations reconciliations, ResolveException resolve, Actors actors) {
        this.reconciliations = reconciliations;
        this.resolve = resolve;
        this.actors = actors;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Compare now",
            description =
                    "Reads what the provider has, then compares; done within seconds, after runs asked for before."
                            + " Once a day it happens by itself. Repeating a comparison changes nothing.")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = RunView.class)),
            description = "Asked for; Location leads to the run, to be watched.")
    public Uni<Response> request(@Valid @NotNull NewRun wanted) {
        return reconciliations
                .request(Optional.ofNullable(wanted.from()), Optional.ofNullable(wanted.to()), operator())
                .map(run -> Response.status(ACCEPTED)
                        .location(URI.create("/api/v1/reconciliations/" + run.id()))
                        .entity(RunView.of(run))
                        .build());
    }

    @GET
    @Operation(summary = "Runs, newest first")
    public Uni<Slice<RunView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        return reconciliations.list(cursor, checked(limit)).map(found -> found.map(RunView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One run, with the equation of the balances")
    public Uni<RunView> get(@PathParam("id") UUID id) {
        return reconciliations.get(id).map(RunView::of);
    }

    @GET
    @Path("/exceptions")
    @Operation(summary = "What differs, newest first")
    public Uni<Slice<ExceptionView>> exceptions(
            @Parameter(description = "OPEN, BOOKED, DISMISSED or CLEARED; absent for all.")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "For example WRONG_AMOUNT; absent for all.") @QueryParam("kind") @Nullable
                    String kind,
            @Parameter(description = "What it is about: the ledger's reference or the provider's id.")
                    @QueryParam("subject")
                    @Nullable
                    String subject,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        return reconciliations
                .exceptions(
                        choice(ExceptionState.class, state, "state-unknown"),
                        choice(ExceptionKind.class, kind, "kind-unknown"),
                        Optional.ofNullable(subject),
                        cursor,
                        checked(limit))
                .map(found -> found.map(ExceptionView::of));
    }

    @GET
    @Path("/exceptions/{id}")
    @Operation(summary = "One difference, with what is proposed")
    public Uni<ExceptionView> exception(@PathParam("id") UUID id) {
        return reconciliations.exception(id).map(ExceptionView::of);
    }

    @POST
    @Path("/exceptions/{id}/corrections")
    @Idempotent
    @Operation(
            summary = "Book what is proposed",
            description = "Once, and only if the difference is still what it was. A second call answers as the first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)),
            description = "Booked.")
    @APIResponse(responseCode = "404", description = "exception-not-found")
    @APIResponse(responseCode = "409", description = "nothing-to-book, exception-resolved, exception-changed")
    public Uni<Response> book(@PathParam("id") UUID id) {
        return resolve.book(id, operator())
                .map(one -> Response.ok(ExceptionView.of(one)).build());
    }

    @POST
    @Path("/exceptions/{id}/dismissals")
    @Idempotent
    @Operation(summary = "Put it aside, saying why", description = "A second call answers as the first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)),
            description = "Put aside.")
    @APIResponse(responseCode = "400", description = "note-missing, note-too-long")
    @APIResponse(responseCode = "404", description = "exception-not-found")
    @APIResponse(responseCode = "409", description = "exception-resolved")
    public Uni<Response> dismiss(@PathParam("id") UUID id, @Valid @NotNull NewDismissal dismissal) {
        return resolve.dismiss(id, dismissal.note(), operator())
                .map(one -> Response.ok(ExceptionView.of(one)).build());
    }

    private String operator() {
        return actors.subject().orElse("operator");
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return limit;
    }

    private static <E extends Enum<E>> Optional<E> choice(Class<E> of, @Nullable String name, String code) {
        try {
            return Optional.ofNullable(name).map(given -> Enum.valueOf(of, given));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, code, "There is no such choice: " + name + ".");
        }
    }
}
