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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FeedOrigin;
import io.linli.catalog.feed.FeedOrigins;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.feed.SaidOrigin;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.HostKey;
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
     * @param address https or sftp, on the public internet; its path ends like the file's name: .csv, .ndjson, .jsonl, also with .gz
     * @param everyHours 1 to 168
     * @param review nothing is written before somebody has seen what would change
     * @param full withdraw own offers that the feed does not name
     * @param user as whom it is fetched; without one nobody signs in, and a password that is kept is forgotten
     * @param password without one the one that is kept stays, as long as server and user stay the same
     */
    public record FeedAddress(
            @NotNull String address,
            int everyHours,
            boolean review,
            boolean full,
            @Nullable String user,
            @Schema(writeOnly = true) @Nullable String password) {

        SaidOrigin said() {
            return new SaidOrigin(
                    address,
                    everyHours,
                    new FeedTerms(review, full),
                    Optional.ofNullable(user).orElse(""),
                    Optional.ofNullable(password).orElse(""));
        }

        @Override
        public String toString() {
            return "FeedAddress[" + address + "]";
        }
    }

    /**
     * @param user as whom it is fetched
     * @param passwordKept whether there is a password; it is never told
     * @param fetchedAt when it was tried for the last time
     * @param unchanged the file was the same as before, and not imported again
     * @param run the import of the last time that succeeded
     * @param failure code of what was wrong the last time: feed-sign-in-refused, feed-file-missing, feed-file-forbidden,
     *     feed-host-key-changed, feed-unreachable, feed-timed-out, feed-too-large and the like
     * @param hostKey SHA-256 fingerprint of what an SFTP server proved itself by
     * @param otherHostKey what it showed instead; nothing is fetched until it is accepted
     */
    public record FeedAddressView(
            String address,
            int everyHours,
            boolean review,
            boolean full,
            @Nullable String user,
            boolean passwordKept,
            Instant nextAt,
            @Nullable Instant fetchedAt,
            boolean unchanged,
            @Nullable UUID run,
            @Nullable String failure,
            @Nullable String hostKey,
            @Nullable String otherHostKey) {

        static FeedAddressView of(FeedOrigin origin) {
            var last = origin.last();
            return new FeedAddressView(
                    origin.address(),
                    origin.everyHours(),
                    origin.terms().review(),
                    origin.terms().full(),
                    origin.user().orElse(null),
                    origin.passwordKept(),
                    origin.nextAt(),
                    last.fetchedAt().orElse(null),
                    last.unchanged(),
                    last.runId().orElse(null),
                    last.failure().orElse(null),
                    origin.hostKey().map(HostKey::fingerprint).orElse(null),
                    origin.otherHostKey().map(HostKey::fingerprint).orElse(null));
        }
    }

    /** @param fingerprint SHA256:…, as the address told it */
    public record AcceptedHostKey(@NotNull String fingerprint) {}

    @GET
    @Operation(summary = "Where the own feed is fetched from, and how the last time went")
    @APIResponse(responseCode = "404", description = "feed-address-not-found: it is not fetched")
    public Uni<FeedAddressView> get() {
        return actors.supplier().chain(this::view);
    }

    @PUT
    @Operation(
            summary = "Have the own feed fetched from an address, now and again and again",
            description =
                    "By https (GET, without redirections, with HTTP Basic where there is a user) or sftp. What comes is imported as if it had been uploaded; what did not change is not imported again. The first key that an sftp server shows is its key from then on.")
    @APIResponse(responseCode = "200", description = "Kept; it is fetched within a minute")
    @APIResponse(responseCode = "400", description = "feed-address-invalid, feed-hours-invalid, feed-sign-in-invalid")
    @APIResponse(
            responseCode = "422",
            description = "feed-password-again: the password that is kept was given for another server or user")
    @APIResponse(responseCode = "503", description = "feed-secret-key-missing: no passwords can be kept here")
    public Uni<FeedAddressView> put(@Valid @NotNull FeedAddress said) {
        return actors.supplier()
                .chain(supplier -> origins.keep(supplier, said.said()).chain(() -> view(supplier)));
    }

    @DELETE
    @Operation(summary = "Fetch it no longer; its password is forgotten")
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

    @PUT
    @Path("/host-key")
    @Operation(
            summary = "Accept the other key that the SFTP server showed, and fetch it within a minute",
            description = "Ask whoever runs the server for the fingerprint first.")
    @APIResponse(responseCode = "404", description = "feed-address-not-found")
    @APIResponse(
            responseCode = "409",
            description = "feed-host-key-unknown: the server did not show this key the last time")
    public Uni<FeedAddressView> acceptHostKey(@Valid @NotNull AcceptedHostKey accepted) {
        return actors.supplier().chain(supplier -> origins.acceptHostKey(supplier, accepted.fingerprint())
                .chain(() -> view(supplier)));
    }

    private Uni<FeedAddressView> view(UUID supplier) {
        return origins.of(supplier)
                .map(found -> found.map(FeedAddressView::of).orElseThrow(() -> Refusal.notFound("feed-address")));
    }
}
