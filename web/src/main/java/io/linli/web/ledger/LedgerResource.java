package io.linli.web.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.marketplace.ledger.LedgerVerification;
import io.linli.marketplace.ledger.VerifyLedger;

/** Whether the books are still what was booked. */
@Path("/api/v1/ledger")
@RolesAllowed("operator")
@Tag(name = "ledger")
public class LedgerResource {

    private final VerifyLedger verifyLedger;

    LedgerResource(VerifyLedger verifyLedger) {
        this.verifyLedger = verifyLedger;
    }

    @GET
    @Path("/verification")
    @Operation(
            summary = "Recomputes the hash chains and balances of the whole ledger",
            description =
                    "Finds edited, removed, added and reordered entries and postings, and balances that are not the"
                            + " sum of their postings; per lane the first. Takes time in proportion to the ledger; booking goes"
                            + " on meanwhile. The heads, kept elsewhere, prove later that nothing before them was rewritten.")
    public Uni<LedgerVerification> verification() {
        return verifyLedger.verify();
    }
}
