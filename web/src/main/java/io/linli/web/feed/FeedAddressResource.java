package io.linli.web.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FeedOrigin;
import io.linli.catalog.feed.FeedOrigins;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;

/** Where a supplier's feed is fetched from by itself. */
@Path("/api/v1/supplier/feed-address")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Feeds")
public class FeedAddressResource {

    private final FeedOrigins origins;
    private final Actors actors;

    FeedAddressResource(FeedOrigins origins, Actors actors) {
        this.origins = origins;
        this.actors = actors;
    }

    /**
     * @param address https, on the public internet; its path ends like the file's name: .csv, .ndjson, .jsonl, also with .gz
     * @param everyHours 1 to 168
     * @param review nothing is written before somebody has seen what would change
     * @param full withdraw own offers that the feed does not name
     */
    public record FeedAddress(@NotNull String address, int everyHours, boolean review, boolean full) {}

    /**
     * @param fetchedAt when it was tried for the last time
     * @param run the import of the last time that succeeded
     * @param failure code of what was wrong the last time
     */
    public record FeedAddressView(
            String address,
            int everyHours,
            boolean review,
            boolean full,
            Instant nextAt,
            @Nullable Instant fetchedAt,
            @Nullable UUID run,
            @Nullable String failure) {

        static FeedAddressView of(FeedOrigin origin) {
            return new FeedAddressView(
                    origin.address(),
                    origin.everyHours(),
                    origin.terms().review(),
                    origin.terms().full(),
                    origin.nextAt(),
                    origin.fetchedAt().orElse(null),
                    origin.runId().orElse(null),
                    origin.failure().orElse(null));
        }
    }

    @GET
    @Operation(summary = "Where the own feed is fetched from, and how the last time went")
    @APIResponse(responseCode = "404", description = "feed-address-not-found: it is not fetched")
    public Uni<FeedAddressView> get() {
        return actors.supplier().chain(this::view);
    }

    @PUT
    @Operation(
            summary = "Have the own feed fetched from an address, now and again and again",
            description = "With GET, without redirections. What comes is imported as if it had been uploaded.")
    @APIResponse(responseCode = "200", description = "Kept; it is fetched within a minute")
    @APIResponse(responseCode = "400", description = "feed-address-invalid, feed-hours-invalid")
    public Uni<FeedAddressView> put(@Valid @NotNull FeedAddress said) {
        return actors.supplier().chain(supplier -> origins.keep(
                        supplier, said.address(), said.everyHours(), new FeedTerms(said.review(), said.full()))
                .chain(() -> view(supplier)));
    }

    @DELETE
    @Operation(summary = "Fetch it no longer")
    @APIResponse(responseCode = "204", description = "Not fetched any more")
    public Uni<Void> forget() {
        return actors.supplier().chain(origins::forget);
    }

    @POST
    @Path("/fetches")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Fetch it within a minute")
    @APIResponse(responseCode = "202", description = "It is fetched soon")
    @APIResponse(responseCode = "404", description = "feed-address-not-found")
    public Uni<Response> fetch() {
        return actors.supplier().chain(origins::fetchSoon).map(soon -> Response.accepted()
                .build());
    }

    private Uni<FeedAddressView> view(UUID supplier) {
        return origins.of(supplier)
                .map(found -> found.map(FeedAddressView::of).orElseThrow(() -> Refusal.notFound("feed-address")));
    }
}
