package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.schedule.PlanWork;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.identity.Actors;

/** Public holidays and other days on which a provider's weekly shifts do not count. */
@Path("/api/v1/closed-days")
@RolesAllowed("supplier")
@Tag(name = "technicians")
public class ClosedDayResource {

    private final Actors actors;
    private final WorkPlans plans;
    private final PlanWork work;

    ClosedDayResource(Actors actors, WorkPlans plans, PlanWork work) {
        this.actors = actors;
        this.plans = plans;
        this.work = work;
    }

    @GET
    @Operation(summary = "One's own closed days, from yesterday on")
    public Uni<Slice<PlanView.ClosedDayView>> list() {
        return actors.supplier().chain(this::view);
    }

    @PUT
    @Path("/{day}")
    @Operation(summary = "Close a day, or call it something else; like 2026-10-01")
    public Uni<Slice<PlanView.ClosedDayView>> close(
            @PathParam("day") String day, @Valid @NotNull PlanView.ClosedDayName closed) {
        return actors.supplier().chain(supplier -> work.close(supplier, parse(day), closed.name())
                .chain(() -> view(supplier)));
    }

    @DELETE
    @Path("/{day}")
    @Operation(summary = "The day is as any other again; repeating it changes nothing")
    public Uni<Slice<PlanView.ClosedDayView>> open(@PathParam("day") String day) {
        return actors.supplier()
                .chain(supplier -> work.open(supplier, parse(day)).chain(() -> view(supplier)));
    }

    private Uni<Slice<PlanView.ClosedDayView>> view(UUID supplier) {
        return plans.closedDays(supplier)
                .map(found -> new Slice<>(
                        found.stream().map(PlanView.ClosedDayView::of).toList(), Optional.empty()));
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }
}
