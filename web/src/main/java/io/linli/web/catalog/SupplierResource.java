package io.linli.web.catalog;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.supplier.OnboardSuppliers;
import io.linli.catalog.supplier.ServedCommunities;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.infrastructure.Page;

/** Suppliers and where they sell, for the platform's operators. */
@Path("/api/v1/suppliers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "Operation")
public class SupplierResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";
    private static final int LONGEST_NAME = 200;
    private static final int MOST_COMMUNITIES = 1_000;

    private final Suppliers suppliers;
    private final OnboardSuppliers onboard;
    private final ServedCommunities served;
    private final Communities places;

    SupplierResource(Suppliers suppliers, OnboardSuppliers onboard, ServedCommunities served, Communities places) {
        this.suppliers = suppliers;
        this.onboard = onboard;
        this.served = served;
        this.places = places;
    }

    /** @param code 1 to 63 lower-case letters, digits, {@code _} and {@code -}; never changes */
    public record NewSupplier(
            @NotBlank String code,
            SupplierProfile.@NotNull Kind kind,
            @NotBlank @Size(max = LONGEST_NAME) String nameEn,
            @NotBlank @Size(max = LONGEST_NAME) String nameZh) {}

    /** @param items ids of the communities */
    public record Served(@NotNull @Size(max = MOST_COMMUNITIES) List<@NotNull UUID> items) {}

    @GET
    @Operation(summary = "Suppliers, by code")
    public Uni<Page<SupplierProfile>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return suppliers.list(cursor, limit).map(Page::of);
    }

    @POST
    @Idempotent
    @Operation(summary = "Onboard a supplier")
    @APIResponse(responseCode = "201", description = "The supplier")
    @APIResponse(responseCode = "400", description = "supplier-invalid")
    @APIResponse(responseCode = "409", description = "supplier-exists")
    public Uni<Response> onboard(@NotNull @Valid NewSupplier supplier) {
        return onboard.onboard(
                        supplier.code(), supplier.kind(), new LocalizedText(supplier.nameEn(), supplier.nameZh()))
                .map(made -> Response.created(URI.create("/api/v1/suppliers/" + made.id()))
                        .entity(made)
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One supplier")
    @APIResponse(responseCode = "404", description = "supplier-not-found")
    public Uni<SupplierProfile> get(UUID id) {
        return suppliers.get(id);
    }

    @GET
    @Path("/{id}/communities")
    @Operation(summary = "Where a supplier sells")
    public Uni<Served> communities(UUID id) {
        return suppliers.get(id).chain(() -> served.of(id)).map(Served::new);
    }

    @PUT
    @Path("/{id}/communities")
    @Operation(summary = "Set where a supplier sells: in these communities and nowhere else")
    @APIResponse(responseCode = "404", description = "supplier-not-found, community-not-found")
    public Uni<Served> serve(UUID id, @NotNull @Valid Served communities) {
        return known(communities.items())
                .chain(() -> served.replace(id, Set.copyOf(communities.items())))
                .chain(() -> served.of(id))
                .map(Served::new);
    }

    /** One after the other: a session does one thing at a time. */
    private Uni<Void> known(List<UUID> communities) {
        return Multi.createFrom()
                .iterable(communities)
                .onItem()
                .transformToUniAndConcatenate(places::get)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
