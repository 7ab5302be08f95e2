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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.catalog.service.Choice;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.series.ManageSeries;
import io.linli.marketplace.series.Rhythm;
import io.linli.marketplace.trust.Trusts;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.service.ChoiceView;

/** Visits that come again and again. */
@Path("/api/v1/visit-series")
@RolesAllowed("resident")
@Tag(name = "bookings")
public class SeriesResource {

    private final Actors actors;
    private final RequestKey key;
    private final Trusts trusts;
    private final ManageSeries series;

    SeriesResource(Actors actors, RequestKey key, Trusts trusts, ManageSeries series) {
        this.actors = actors;
        this.key = key;
        this.trusts = trusts;
        this.series = series;
    }

    /**
     * A series to begin.
     *
     * @param time on the wall clock of the place, like 09:00: where slots begin
     * @param technicianId who shall come; absent for anybody
     * @param householdId where, if it is not the own home: a household that trusts the resident
     */
    public record NewSeries(
            @NotNull UUID serviceItemId,
            @NotNull LocalDate firstDay,
            @NotNull LocalTime time,
            @NotNull Rhythm rhythm,
            @Nullable UUID technicianId,
            @Nullable ChoiceView choice,
            @Nullable UUID householdId) {

        ManageSeries.Wanted wanted() {
            return new ManageSeries.Wanted(
                    serviceItemId,
                    Optional.ofNullable(technicianId),
                    choice == null ? Choice.NONE : choice.choice(),
                    rhythm,
                    firstDay,
                    time);
        }
    }

    /** @param day of the visit that is left out */
    public record NewSkip(@NotNull LocalDate day) {}

    @GET
    @Operation(summary = "Those one began and those of the own household; ended ones last")
    public Uni<Slice<SeriesView>> list() {
        return resident()
                .chain(series::list)
                .map(found -> new Slice<>(found.stream().map(SeriesView::of).toList(), Optional.empty()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One series, with its visits")
    public Uni<SeriesView> get(@PathParam("id") UUID id) {
        return resident().chain(resident -> series.get(resident, id)).map(SeriesView::of);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Begin a series",
            description = "Each visit is held some weeks before and is an order of its own, to be paid a day before.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = SeriesView.class)),
            description = "Begun; the first visit is being planned.")
    public Uni<Response> begin(@Valid @NotNull NewSeries wanted) {
        var id = key.id();
        return resident()
                .chain(resident -> wanted.householdId() == null
                        ? Uni.createFrom().item(resident)
                        : trusts.actingFor(resident, wanted.householdId()))
                .chain(resident -> series.begin(resident, id, wanted.wanted()))
                .map(begun -> Response.created(URI.create("/api/v1/visit-series/" + id))
                        .entity(SeriesView.of(begun))
                        .build());
    }

    @POST
    @Path("/{id}/pauses")
    @Idempotent
    @Operation(summary = "Not for now: what is held and not paid is given back")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SeriesView.class)),
            description = "Paused.")
    public Uni<Response> pause(@PathParam("id") UUID id) {
        return answer(resident -> series.pause(resident, id));
    }

    @POST
    @Path("/{id}/resumptions")
    @Idempotent
    @Operation(summary = "Again, from the next visit that is far enough away")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SeriesView.class)),
            description = "Taken up again.")
    public Uni<Response> resume(@PathParam("id") UUID id) {
        return answer(resident -> series.resume(resident, id));
    }

    @POST
    @Path("/{id}/ends")
    @Idempotent
    @Operation(summary = "End it: what is held and not paid is given back, what is paid stays")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SeriesView.class)),
            description = "Ended.")
    public Uni<Response> end(@PathParam("id") UUID id) {
        return answer(resident -> series.end(resident, id));
    }

    @POST
    @Path("/{id}/skips")
    @Idempotent
    @Operation(summary = "Leave one visit out that is not paid")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SeriesView.class)),
            description = "Left out.")
    public Uni<Response> skip(@PathParam("id") UUID id, @Valid @NotNull NewSkip skip) {
        return answer(resident -> series.skip(resident, id, skip.day()));
    }

    private Uni<Response> answer(Function<Resident, Uni<ManageSeries.Overview>> work) {
        return resident().chain(work::apply).map(done -> Response.ok(SeriesView.of(done)).build());
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }
}
