package io.linli.web.reconciliation;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.reconciliation.BankFile;
import io.linli.marketplace.reconciliation.Reconciliations;
import io.linli.marketplace.reconciliation.UploadBankFile;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** The bank's files of payouts. */
@Path("/api/v1/bank-files")
@RolesAllowed("operator")
@Tag(name = "reconciliation")
public class BankFileResource {

    private static final int LATEST = 50;

    private final UploadBankFile upload;
    private final Reconciliations reconciliations;
    private final Actors actors;

    BankFileResource(UploadBankFile upload, Reconciliations reconciliations, Actors actors) {
        this.upload = upload;
        this.reconciliations = reconciliations;
        this.actors = actors;
    }

    @POST
    @Consumes("text/csv")
    @Blocking
    @Operation(
            summary = "Take in a bank's file of payouts",
            description = "CSV in UTF-8, columns named by the first line: payout_reference (our payout's number, or the"
                    + " provider's id of the transfer), account (the provider's account it went to), amount (major units),"
                    + " currency, value_date (2026-11-22). All rows or none. The same file again changes nothing; rows that"
                    + " an earlier file had are known.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = BankFile.class)),
            description = "Taken in, now or before.")
    @APIResponse(
            responseCode = "400",
            description = "bank-file-rows (problems: line, column, code), bank-file-columns (missing), bank-file-empty,"
                    + " bank-file-not-text")
    @APIResponse(responseCode = "413", description = "bank-file-too-large, bank-file-too-long")
    public Uni<Response> upload(
            @Parameter(description = "for people") @QueryParam("fileName") @Nullable String fileName,
            InputStream body) {
        var home = Vertx.currentContext();
        var file = read(body);
        var by = actors.subject().orElse("operator");
        return Uni.createFrom()
                .voidItem()
                .emitOn(work -> home.runOnContext(nothing -> work.run()))
                .chain(() -> upload.upload(fileName == null ? "" : fileName, file, by))
                .map(taken ->
                        Response.status(Response.Status.CREATED).entity(taken).build());
    }

    @GET
    @Operation(summary = "The files taken in last, newest first")
    public Uni<Page<BankFile>> list() {
        return reconciliations.bankFiles(LATEST).map(Page::of);
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(UploadBankFile.MOST_BYTES + 1);
        } catch (IOException cutOff) {
            throw new Refusal(Refusal.Kind.INVALID, "upload-cut-off", "The file did not arrive as a whole.");
        }
    }
}
