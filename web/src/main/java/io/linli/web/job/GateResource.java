package io.linli.web.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.job.Gate;
import io.linli.fulfillment.job.Gates;
import io.linli.fulfillment.job.HearGate;
import io.linli.fulfillment.job.Job;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** Gate systems of property companies, and what they say: signed, not signed in. */
@Path("/api/v1/gates")
@Tag(name = "gates")
public class GateResource {

    private static final String PROPERTY = "property";

    private final Actors actors;
    private final Gates gates;
    private final HearGate hear;
    private final ObjectMapper json;

    GateResource(Actors actors, Gates gates, HearGate hear, ObjectMapper json) {
        this.actors = actors;
        this.gates = gates;
        this.hear = hear;
        this.json = json;
    }

    /** A gate to be. */
    public record NewGate(@NotNull UUID communityId, @NotNull String name) {}

    /** A gate. @param secret told once, when it is made */
    public record GateView(
            UUID id,
            UUID communityId,
            String name,
            Instant createdAt,
            Optional<Instant> closedAt,
            Optional<String> secret) {

        static GateView of(Gate gate, Optional<String> secret) {
            return new GateView(gate.id(), gate.communityId(), gate.name(), gate.createdAt(), gate.closedAt(), secret);
        }
    }

    /** What a gate says. @param id the gate's own, of the event */
    public record GateEventView(String id, String pass, Instant at) {}

    /** What became of it. */
    public record Heard(Job.State visit) {}

    @GET
    @RolesAllowed(PROPERTY)
    @Operation(summary = "One's own gates")
    public Uni<Slice<GateView>> list() {
        return actors.propertyCompany()
                .chain(gates::of)
                .map(found -> new Slice<>(
                        found.stream()
                                .map(gate -> GateView.of(gate, Optional.empty()))
                                .toList(),
                        Optional.empty()));
    }

    @POST
    @RolesAllowed(PROPERTY)
    @Idempotent
    @Operation(summary = "A new gate, with the secret its messages are signed with: told once")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = GateView.class)),
            description = "Open.")
    @APIResponse(responseCode = "400", description = "gate-name-invalid")
    public Uni<Response> open(@Valid @NotNull NewGate gate) {
        return actors.propertyCompany()
                .chain(company -> gates.open(company, gate.communityId(), gate.name()))
                .map(opened -> Response.status(Response.Status.CREATED)
                        .entity(GateView.of(opened.gate(), Optional.of(opened.secret())))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(PROPERTY)
    @Operation(summary = "Nothing the gate says counts any more; repeating it changes nothing")
    public Uni<Void> close(@PathParam("id") UUID id) {
        return actors.propertyCompany().chain(company -> gates.close(company, id));
    }

    @POST
    @Path("/{id}/events")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A gate read a technician's pass: the technician is there",
            description =
                    "Linli-Signature is t=<seconds>,v1=<hex>: HMAC-SHA-256 with the gate's secret over the seconds, a dot and"
                            + " the body as it is sent, at most five minutes old. Told again it changes nothing, so no Idempotency-Key.")
    @APIResponse(responseCode = "400", description = "gate-event-invalid")
    @APIResponse(responseCode = "403", description = "gate-signature-invalid")
    @APIResponse(responseCode = "404", description = "pass-not-found")
    @APIResponse(responseCode = "422", description = "pass-not-valid-now")
    public Uni<Heard> hear(
            @PathParam("id") UUID id,
            @HeaderParam("Linli-Signature") @Nullable String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = GateEventView.class))) byte[] body) {
        return hear.verify(id, signature == null ? "" : signature, body)
                .chain(gate -> hear.hear(gate, event(body)))
                .map(job -> new Heard(job.state()));
    }

    private HearGate.GateEvent event(byte[] body) {
        try {
            var said = json.readValue(body, GateEventView.class);
            return new HearGate.GateEvent(
                    Optional.ofNullable(said.id()).orElse(""),
                    Optional.ofNullable(said.pass()).orElse(""),
                    Optional.ofNullable(said.at()).orElseThrow(GateResource::invalid));
        } catch (IOException malformed) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID, "gate-event-invalid", "An event is written {\"id\": …, \"pass\": …, \"at\": …}.");
    }
}
