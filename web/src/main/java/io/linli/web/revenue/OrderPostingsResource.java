package io.linli.web.revenue;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.settlement.Owed;
import io.linli.marketplace.settlement.Revenue;
import io.linli.web.identity.Actors;

/** Where an order's money went: for the property company everything, for a supplier its own part. */
@Path("/api/v1/orders/{id}/postings")
@Tag(name = "revenue")
public class OrderPostingsResource {

    private static final String PROPERTY = "property";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final Revenue revenue;
    private final Owed owed;

    OrderPostingsResource(Actors actors, Revenue revenue, Owed owed) {
        this.actors = actors;
        this.revenue = revenue;
        this.owed = owed;
    }

    @GET
    @RolesAllowed({PROPERTY, SUPPLIER})
    @Operation(summary = "The postings of an order, oldest first; 404 when none may be seen")
    public Uni<Slice<PostingView>> postings(@PathParam("id") UUID orderId) {
        return own(orderId)
                .map(OrderPostingsResource::requireSome)
                .map(found -> new Slice<>(found.stream().map(PostingView::of).toList(), Optional.empty()));
    }

    private Uni<List<BookedPosting>> own(UUID orderId) {
        return actors.hasRole(PROPERTY)
                ? actors.propertyCompany().chain(company -> revenue.postings(company, orderId))
                : actors.supplier().chain(supplier -> owed.ofOrder(supplier, orderId));
    }

    private static List<BookedPosting> requireSome(List<BookedPosting> found) {
        if (found.isEmpty()) {
            throw Refusal.notFound("order");
        }
        return found;
    }
}
