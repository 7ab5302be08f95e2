package io.linli.web.payout;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.payout.OnboardParty;
import io.linli.marketplace.payout.PayoutCycle;

/** The account at which the signed-in party is paid. */
@Path("/api/v1/payout-account")
@RolesAllowed({"supplier", "property", "leader"})
@Tag(name = "payouts")
public class PayoutAccountResource {

    /** The page where the provider's form leads back to. */
    public static final String RETURN_PATH = "/payouts/account";

    private final OwnParty own;
    private final OnboardParty onboarding;

    PayoutAccountResource(OwnParty own, OnboardParty onboarding) {
        this.own = own;
        this.onboarding = onboarding;
    }

    /** How often to be paid. */
    @Schema(name = "NewPayoutCycle")
    public record NewCycle(@NotNull PayoutCycle cycle) {}

    /** Where the owner enters what the provider wants to know. */
    @Schema(name = "OnboardingLink")
    public record Link(@Schema(description = "Good for minutes and one visit.") URI url) {}

    @GET
    @Operation(summary = "How one's account stands, as last seen")
    public Uni<PayoutAccountView> get() {
        return own.get().chain(onboarding::find).map(found -> found.map(PayoutAccountView::of)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "no-payout-account", "There is no account to be paid at yet.")));
    }

    @POST
    @Operation(summary = "Open one's account; answers with the one there is when there is one")
    public Uni<PayoutAccountView> open() {
        return own.get().chain(onboarding::open).map(PayoutAccountView::of);
    }

    @POST
    @Path("/links")
    @Operation(summary = "A page of the payment provider's where one enters what it wants to know")
    public Uni<Link> link(@Context UriInfo address) {
        var page = address.getRequestUri().resolve(RETURN_PATH);
        return own.get()
                .chain(party -> onboarding.page(party, page, page.resolve(RETURN_PATH + "?again=true")))
                .map(Link::new);
    }

    @POST
    @Path("/looks")
    @Operation(summary = "Ask the payment provider how one's account stands now")
    public Uni<PayoutAccountView> look() {
        return own.get().chain(onboarding::refresh).map(PayoutAccountView::of);
    }

    @PUT
    @Operation(summary = "Choose how often one is paid")
    public Uni<PayoutAccountView> choose(@Valid @NotNull NewCycle wanted) {
        return own.get()
                .chain(party -> onboarding.choose(party, wanted.cycle()))
                .map(PayoutAccountView::of);
    }
}
