package io.linli.web.statement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.statement.IssueStatement;
import io.linli.marketplace.statement.RecomputeStatement;
import io.linli.marketplace.statement.StatedAccounts;
import io.linli.marketplace.statement.StatementVerification;
import io.linli.marketplace.statement.Statements;
import io.linli.web.statement.StatementView.LineView;

/** What a party's accounts did in a month, as it was told and never changed. */
@Path("/api/v1/statements")
@RolesAllowed({"operator", "property", "supplier", "leader"})
@Tag(name = "statements")
public class StatementResource {

    private static final int LONGEST_PAGE = 100;
    private static final int MOST_LINES = 1_000;
    private static final int CODE_LENGTH = 3;

    private final StatementViewers viewers;
    private final Statements statements;
    private final IssueStatement issueStatement;
    private final RecomputeStatement recomputeStatement;
    private final StatementFiles files;

    StatementResource(
            StatementViewers viewers,
            Statements statements,
            IssueStatement issueStatement,
            RecomputeStatement recomputeStatement,
            StatementFiles files) {
        this.viewers = viewers;
        this.statements = statements;
        this.issueStatement = issueStatement;
        this.recomputeStatement = recomputeStatement;
        this.files = files;
    }

    /**
     * Which statement to issue.
     *
     * @param month for example 2026-10; it must be over
     * @param partyKind and {@code partyId}: whose; absent: one's own
     * @param currency absent: CNY
     */
    public record IssueRequest(
            @NotNull YearMonth month,
            @Nullable PartyKind partyKind,
            @Nullable UUID partyId,
            @Nullable String currency) {}

    @GET
    @Operation(
            summary = "Statements, the latest first",
            description =
                    "One's own; a property company's with those of its communities' owners' funds; an operator's: all;"
                            + " or one party's of these.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "party-not-found: another party's were asked for")
    public Uni<Slice<StatementView>> list(
            @QueryParam("partyKind") @Nullable PartyKind partyKind,
            @QueryParam("partyId") @Nullable UUID partyId,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("50") int limit) {
        return Uni.createFrom()
                .item(() -> party(partyKind, partyId))
                .chain(viewers::viewer)
                .chain(viewer -> statements.list(
                        viewer, Optional.ofNullable(cursor), Math.max(1, Math.min(limit, LONGEST_PAGE))))
                .map(found -> found.map(StatementView::of));
    }

    @POST
    @Operation(
            summary = "Issues the statement of a month that is over, before its time comes",
            description = "Months before it that are not told yet are issued, too. Asking again answers with the same"
                    + " statement. From then on nothing is booked into the month.")
    @APIResponse(responseCode = "200", description = "The statement")
    @APIResponse(responseCode = "404", description = "party-not-found")
    @APIResponse(responseCode = "409", description = "period-open")
    @APIResponse(responseCode = "422", description = "nothing-to-state")
    public Uni<StatementView> issue(@NotNull @Valid IssueRequest request) {
        return Uni.createFrom()
                .item(() -> party(request.partyKind(), request.partyId()))
                .chain(viewers::viewer)
                .map(viewer -> viewer.subject().orElseThrow(StatementResource::noParty))
                .chain(party ->
                        issueStatement.issue(new StatedAccounts(party, currency(request.currency())), request.month()))
                .map(StatementView::of);
    }

    @GET
    @Path("{number}")
    @Operation(summary = "One statement: balances and totals")
    @APIResponse(responseCode = "200", description = "The statement")
    @APIResponse(responseCode = "404", description = "statement-not-found")
    public Uni<StatementView> get(@PathParam("number") String number) {
        return viewers.viewer(Optional.empty())
                .chain(viewer -> statements.get(viewer, number))
                .map(StatementView::of);
    }

    @GET
    @Path("{number}/lines")
    @Operation(summary = "What moved, oldest first: one line for each fact of each order line")
    public Uni<Slice<LineView>> lines(
            @PathParam("number") String number,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") @DefaultValue("100") int limit) {
        int most = Math.max(1, Math.min(limit, MOST_LINES));
        return viewers.viewer(Optional.empty())
                .chain(viewer -> statements.get(viewer, number))
                .chain(statement -> statements.lines(statement, position(cursor), most + 1))
                .map(found -> Slice.of(found, most, last -> Cursor.of(last.position()))
                        .map(LineView::of));
    }

    @GET
    @Path("{number}/verification")
    @Operation(
            summary = "Computes the statement again from the ledger and compares it with what was issued",
            description =
                    "equal, or every difference: of the figures and line by line; and whether what is stored still"
                            + " has the digest it was issued with. Changes nothing.")
    @APIResponse(responseCode = "200", description = "The outcome")
    @APIResponse(responseCode = "404", description = "statement-not-found")
    public Uni<StatementVerification> verification(@PathParam("number") String number) {
        return viewers.viewer(Optional.empty()).chain(viewer -> recomputeStatement.recompute(viewer, number));
    }

    @GET
    @Path("{number}.csv")
    @Produces("text/csv")
    @Operation(summary = "The statement's lines as CSV, with a running balance")
    @APIResponse(responseCode = "200", description = "The file")
    public RestMulti<String> csv(@PathParam("number") String number) {
        return files.csv(viewers.viewer(Optional.empty()).chain(viewer -> statements.get(viewer, number)));
    }

    @GET
    @Path("{number}.xlsx")
    @Produces({StatementFiles.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The statement as a workbook")
    @APIResponse(responseCode = "200", description = "The file")
    public Uni<Response> xlsx(@PathParam("number") String number) {
        return viewers.viewer(Optional.empty())
                .chain(viewer -> statements.get(viewer, number))
                .chain(files::xlsx);
    }

    @GET
    @Path("{number}.pdf")
    @Produces({StatementFiles.PDF, MediaType.APPLICATION_JSON})
    @Operation(summary = "The statement as PDF, in Chinese and English")
    @APIResponse(responseCode = "200", description = "The file")
    public Uni<Response> pdf(@PathParam("number") String number) {
        return viewers.viewer(Optional.empty())
                .chain(viewer -> statements.get(viewer, number))
                .chain(files::pdf);
    }

    private static Optional<Party> party(@Nullable PartyKind kind, @Nullable UUID id) {
        if (kind == null && id == null) {
            return Optional.empty();
        }
        if (kind == null || id == null) {
            throw noParty();
        }
        return Optional.of(new Party(kind, id));
    }

    private static Refusal noParty() {
        return new Refusal(
                Refusal.Kind.INVALID, "party-missing", "A party is named by partyKind and partyId together.");
    }

    private static int position(@Nullable String cursor) {
        try {
            return cursor == null
                    ? 0
                    : Integer.parseInt(Cursor.values(cursor, 1).get(0));
        } catch (NumberFormatException notOurs) {
            throw new Refusal(Refusal.Kind.INVALID, "bad-cursor", "The cursor is not one that this list gave.");
        }
    }

    private static Currency currency(@Nullable String code) {
        if (code == null) {
            return Money.CNY;
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(one ->
                        code.length() == CODE_LENGTH && one.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "currency-unknown",
                        "A currency is three letters of ISO 4217, like CNY."));
    }
}
