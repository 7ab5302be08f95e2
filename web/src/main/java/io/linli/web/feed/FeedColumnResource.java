package io.linli.web.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.feed.ColumnUses;
import io.linli.catalog.feed.SupplierColumns;
import io.linli.web.identity.Actors;

/** What the columns of a supplier's own CSV files are used for. */
@Path("/api/v1/supplier/feed-columns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Feeds")
public class FeedColumnResource {

    private final SupplierColumns columns;
    private final Actors actors;

    FeedColumnResource(SupplierColumns columns, Actors actors) {
        this.columns = columns;
        this.actors = actors;
    }

    /** @param uses by title, in upper or lower case: a column of feeds, {@code property} or {@code ignored} */
    public record FeedColumns(@NotNull Map<@NotNull String, @NotNull String> uses) {}

    @GET
    @Operation(
            summary = "What the columns of own files are used for",
            description = "Empty: they are called as feeds call them.")
    public Uni<FeedColumns> get() {
        return actors.supplier().chain(columns::of).map(uses -> new FeedColumns(uses.uses()));
    }

    @PUT
    @Operation(
            summary = "Say what the columns of own files are used for",
            description =
                    "By title. category_path may be said of several columns, the widest first. property: an attribute"
                            + " called like the column. ignored: nothing is taken. Where no column holds the currency, prices are"
                            + " in CNY. Holds for files that come from now on.")
    @APIResponse(responseCode = "200", description = "Kept")
    @APIResponse(
            responseCode = "422",
            description = "columns-missing, columns-twice, columns-unknown, columns-many; the problem names them")
    public Uni<FeedColumns> put(@Valid @NotNull FeedColumns said) {
        return actors.supplier()
                .chain(supplier -> columns.keep(supplier, new ColumnUses(said.uses())))
                .map(kept -> new FeedColumns(kept.uses()));
    }

    @DELETE
    @Operation(summary = "Forget it: columns are called as feeds call them")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public Uni<Void> forget() {
        return actors.supplier().chain(columns::forget);
    }
}
