package io.linli.web.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.CategoryUse;
import io.linli.catalog.feed.SupplierCategories;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** Which of the shop's categories a supplier's own ones are. */
@Path("/api/v1/supplier/feed-categories")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Feeds")
public class FeedCategoryResource {

    private static final int MOST = 500;
    private static final String USUAL = "100";

    private final SupplierCategories categories;
    private final Actors actors;

    FeedCategoryResource(SupplierCategories categories, Actors actors) {
        this.categories = categories;
        this.actors = actors;
    }

    /**
     * A category as own files name it.
     *
     * @param path the names from the root on, joined by {@code " > "}
     * @param categoryId of the shop's category that it is; null: the one that is called so
     */
    public record FeedCategory(@NotNull String path, @Nullable UUID categoryId) {

        static FeedCategory of(CategoryUse use) {
            return new FeedCategory(use.path(), use.categoryId().orElse(null));
        }
    }

    @GET
    @Operation(summary = "Categories that own files named, and which of the shop's they are")
    @APIResponse(responseCode = "200", description = "By path")
    @APIResponse(responseCode = "400", description = "bad-cursor")
    public Uni<Page<FeedCategory>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return actors.supplier()
                .chain(supplier -> categories.list(supplier, cursor, limit))
                .map(slice -> Page.of(slice.map(FeedCategory::of)));
    }

    @PUT
    @Operation(
            summary = "Say which of the shop's categories an own one is",
            description = "Without categoryId it is the one that is called so. Holds for files that come from now on.")
    @APIResponse(responseCode = "200", description = "Kept")
    @APIResponse(
            responseCode = "404",
            description = "own-category-not-found: no own file named it; category-not-found: the shop has none")
    public Uni<FeedCategory> put(@Valid @NotNull FeedCategory said) {
        return actors.supplier()
                .chain(supplier -> categories.choose(supplier, said.path(), Optional.ofNullable(said.categoryId())))
                .replaceWith(said);
    }
}
