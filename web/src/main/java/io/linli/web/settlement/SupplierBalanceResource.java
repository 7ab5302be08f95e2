package io.linli.web.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.settlement.Owed;
import io.linli.marketplace.settlement.OwedBalance;
import io.linli.web.identity.Actors;
import io.linli.web.revenue.PostingView;

/** What the signed-in supplier is owed, and why. */
@Path("/api/v1/supplier")
@RolesAllowed("supplier")
@Tag(name = "supplier")
public class SupplierBalanceResource {

    private static final int LONGEST_PAGE = 100;

    private final Actors actors;
    private final Owed owed;

    SupplierBalanceResource(Actors actors, Owed owed) {
        this.actors = actors;
        this.owed = owed;
    }

    /** One balance a currency; none before the first sale. */
    public record BalanceView(List<OwedBalance> balances) {}

    @GET
    @Path("/balance")
    @Operation(summary = "What one is owed: earned less taken back by refunds")
    public Uni<BalanceView> balance() {
        return actors.supplier().chain(owed::balance).map(BalanceView::new);
    }

    @GET
    @Path("/postings")
    @Operation(summary = "The postings behind the balance, newest first, each with its order")
    public Uni<Slice<PostingView>> postings(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("50") int limit) {
        return actors.supplier()
                .chain(supplier -> owed.postings(
                        supplier, Optional.ofNullable(cursor), Math.max(1, Math.min(limit, LONGEST_PAGE))))
                .map(found -> found.map(PostingView::of));
    }
}
