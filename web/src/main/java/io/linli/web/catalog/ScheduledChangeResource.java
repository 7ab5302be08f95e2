package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;
import io.linli.catalog.listing.Listings;
import io.linli.catalog.schedule.ScheduleChanges;
import io.linli.catalog.schedule.ScheduledChanges;
import io.linli.catalog.schedule.Span;
import io.linli.web.catalog.SupplierOfferResource.NamedChange;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** Changes of a supplier's own offers that are still to come. */
@Path("/api/v1/supplier/offers/scheduled-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Supplier")
public class ScheduledChangeResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";
    private static final String HOME = "Asia/Shanghai";

    private final ScheduleChanges scheduling;
    private final ScheduledChanges changes;
    private final Listings listings;
    private final Actors actors;
    private final RequestKey key;
    private final Clock clock;

    ScheduledChangeResource(
            ScheduleChanges scheduling,
            ScheduledChanges changes,
            Listings listings,
            Actors actors,
            RequestKey key,
            Clock clock) {
        this.scheduling = scheduling;
        this.changes = changes;
        this.listings = listings;
        this.actors = actors;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Many at once, at one moment.
     *
     * @param at by the clocks of the zone: 2026-12-24T20:00
     * @param until when it is put back; absent: it stays so
     * @param zone absent: Asia/Shanghai
     */
    public record ChangesToCome(
            @NotNull LocalDateTime at,
            @Nullable LocalDateTime until,
            @Nullable String zone,
            @NotNull List<@Valid @NotNull NamedChange> items) {

        Span span(Clock clock) {
            return Span.of(at, Optional.ofNullable(until), Span.zone(zone == null ? HOME : zone), clock.instant());
        }
    }

    /**
     * What came of it.
     *
     * @param scheduled of how many offers something is to change
     * @param unknown numbers that no offer of this supplier has
     */
    public record ChangesScheduled(UUID id, int scheduled, List<String> unknown) {}

    /** Which list: of those to come or in force, or of those that are over. */
    public enum Standing {
        COMING,
        PAST
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Change prices, stocks and shelves of up to 1,000 own offers at a moment",
            description =
                    "And with an end, back again then: what was changed otherwise meanwhile is left alone. Two changes of"
                            + " the same field of an offer do not stand for the same time. An hour that clocks show twice"
                            + " is meant the first time.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ChangesScheduled.class)))
    @APIResponse(
            responseCode = "400",
            description = "change-in-the-past, change-too-far, change-end-early, change-end-stock, change-time-skipped,"
                    + " time-zone-unknown, changes-none, changes-many, changes-twice, price-invalid,"
                    + " list-price-invalid, stock-invalid, scheduled-changes-many")
    @APIResponse(responseCode = "404", description = "offer-not-found, where none of them is known")
    @APIResponse(responseCode = "409", description = "changes-overlap")
    public Uni<Response> schedule(@Valid @NotNull ChangesToCome request) {
        var span = request.span(clock);
        var skus = request.items().stream().map(NamedChange::supplierSku).toList();
        ChangeOffers.refuseMany(skus);
        SupplierOfferResource.refuseTwice(skus);
        return actors.supplier()
                .chain(supplier ->
                        listings.idsOf(supplier, skus).chain(ids -> schedule(supplier, span, request.items(), ids)))
                .map(made ->
                        Response.status(Response.Status.CREATED).entity(made).build());
    }

    @GET
    @Operation(summary = "Own changes to come, the soonest first; or those that are over, the one said last first")
    public Uni<Page<ScheduledChangeView>> list(
            @RestQuery @DefaultValue("COMING") Standing standing,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return actors.supplier()
                .chain(supplier -> standing == Standing.COMING
                        ? changes.coming(supplier, cursor, limit)
                        : changes.past(supplier, cursor, limit))
                .map(slice -> Page.of(slice.map(ScheduledChangeView::of)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A change of an own offer")
    @APIResponse(responseCode = "404", description = "scheduled-change-not-found, also for another supplier's")
    public Uni<ScheduledChangeView> get(UUID id) {
        return actors.supplier().chain(supplier -> changes.get(supplier, id)).map(ScheduledChangeView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Give a change up; one that is in force ends now")
    @APIResponse(responseCode = "204", description = "Given up, or ends now")
    @APIResponse(responseCode = "404", description = "scheduled-change-not-found, also for another supplier's")
    @APIResponse(responseCode = "409", description = "scheduled-change-over")
    public Uni<Void> cancel(UUID id) {
        return actors.supplier().chain(supplier -> changes.cancel(supplier, id));
    }

    private Uni<ChangesScheduled> schedule(UUID supplier, Span span, List<NamedChange> items, Map<String, UUID> ids) {
        var known = items.stream()
                .filter(item -> ids.containsKey(item.supplierSku()))
                .map(item -> item.edit(ids.get(item.supplierSku())))
                .toList();
        if (known.isEmpty() && !items.isEmpty()) {
            throw Refusal.notFound("offer");
        }
        return scheduling
                .schedule(key.id(), supplier, actors.accountName(), span, known)
                .map(made -> new ChangesScheduled(
                        made.requestId(),
                        made.offers().size(),
                        items.stream()
                                .map(NamedChange::supplierSku)
                                .filter(sku -> !ids.containsKey(sku))
                                .toList()));
    }
}
