package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.offer.Offers;
import io.linli.web.infrastructure.Page;

/** The tree of categories, level by level. */
@Path("/api/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class CategoryResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";

    private final Categories categories;
    private final Offers offers;

    CategoryResource(Categories categories, Offers offers) {
        this.categories = categories;
        this.offers = offers;
    }

    @GET
    @Operation(summary = "Categories below another, or at the top")
    public Uni<Page<CategoryNode>> list(
            @Parameter(description = "id of the category above; without it, the top") @RestQuery @Nullable
                    UUID parent) {
        return level(parent).map(Page::of);
    }

    @GET
    @Path("/{id}/ancestry")
    @Operation(summary = "A category and all above it, from the top")
    public Uni<Page<CategoryNode>> ancestry(UUID id) {
        return categories.ancestry(id).map(Page::of);
    }

    @GET
    @Path("/{id}/offers")
    @Operation(summary = "What is sold in a category and below it")
    public Uni<Page<OfferView>> offers(
            UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return offers.inCategory(id, cursor, limit).map(slice -> Page.of(slice.map(OfferView::of)));
    }

    private Uni<List<CategoryNode>> level(@Nullable UUID parent) {
        return parent == null ? categories.roots() : categories.children(parent);
    }
}
