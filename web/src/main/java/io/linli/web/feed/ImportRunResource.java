package io.linli.web.feed;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.DecideRun;
import io.linli.catalog.feed.FeedChoice;
import io.linli.catalog.feed.FeedFormat;
import io.linli.catalog.feed.FeedRejection;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.feed.FeedWarning;
import io.linli.catalog.feed.ImportRuns;
import io.linli.catalog.feed.RunChange;
import io.linli.catalog.feed.UndoRun;
import io.linli.catalog.feed.UndoneRun;
import io.linli.catalog.feed.UploadFeed;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** Suppliers' feeds. */
@Path("/api/v1/import-runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supplier", "operator"})
@Tag(name = "Feeds", description = "Suppliers import their price lists as CSV or NDJSON files")
public class ImportRunResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";

    private final UploadFeed upload;
    private final ImportRuns runs;
    private final DecideRun decide;
    private final UndoRun undo;
    private final Actors actors;
    private final RequestKey request;

    ImportRunResource(
            UploadFeed upload, ImportRuns runs, DecideRun decide, UndoRun undo, Actors actors, RequestKey request) {
        this.upload = upload;
        this.runs = runs;
        this.decide = decide;
        this.undo = undo;
        this.actors = actors;
        this.request = request;
    }

    @POST
    @Consumes({"text/csv", "application/x-ndjson", "application/jsonl"})
    @Blocking
    @Operation(
            summary = "Import a feed",
            description = "CSV in UTF-8, columns named by the first line: supplier_sku, name, category_path (levels"
                    + " separated by ' > '), price (yuan, at most two decimals), currency (CNY); also brand, list_price,"
                    + " image_url, description, name_zh, category_path_zh, description_zh, stock, gtin, attributes (a JSON object),"
                    + " variant_of (your number of the product that this is a variant of), storage (ambient, chilled or frozen, also in Chinese),"
                    + " shelf_life_days (a number of days, months or years), delivery_days (mon, wed, fri; daily or empty for any day). An operator's file says in"
                    + " the column supplier whose each row is. NDJSON (one JSON object a line) has the same names; price, list_price, stock, gtin and shelf_life_days"
                    + " may be numbers, attributes is an object of names to text, number or boolean. What a row does not name"
                    + " stays as it is; null empties it. May be gzipped (Content-Encoding: gzip). The same file can"
                    + " be imported again: what is known already is left alone. With an Idempotency-Key (optional) a repeated"
                    + " request answers with the first run.")
    @APIResponse(responseCode = "202", description = "Stored; Location leads to the run, to be watched")
    @APIResponse(responseCode = "400", description = "feed-empty, gzip-broken, upload-cut-off, encoding-unsupported")
    @APIResponse(responseCode = "413", description = "feed-too-large")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused, full-needs-supplier")
    public Uni<Response> upload(
            @Parameter(description = "for the report") @RestQuery @Nullable String fileName,
            @Parameter(description = "REVIEW: only compare; apply or discard afterwards")
                    @RestQuery
                    @DefaultValue("APPLY")
                    Mode mode,
            @Parameter(description = "withdraw own offers that the feed does not name")
                    @RestQuery
                    @DefaultValue("false")
                    boolean full,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        boolean gzip = gzip(encoding);
        var terms = new FeedTerms(mode == Mode.REVIEW, full);
        var name = fileName == null ? "" : fileName;
        var requestId = request.value().map(key -> request.id());
        var home = Vertx.currentContext();
        return Uni.createFrom()
                .voidItem()
                .emitOn(work -> home.runOnContext(nothing -> work.run()))
                .chain(this::viewer)
                .chain(supplier -> upload.upload(supplier, name, format(type, name), terms, body, gzip, requestId))
                .map(ImportRunView::of)
                .map(run -> Response.accepted(run)
                        .location(URI.create("/api/v1/import-runs/" + run.id()))
                        .build());
    }

    @GET
    @Operation(summary = "Runs, the latest first", description = "A supplier's own; all of them for an operator.")
    public Uni<Page<ImportRunView>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return viewer().chain(supplier -> runs.list(supplier, cursor, limit))
                .map(slice -> Page.of(slice.map(ImportRunView::of)));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One run",
            description = "read = created + changed + unchanged + rejected at every moment. searchable turns true when"
                    + " everything it changed can be found.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    public Uni<ImportRunView> get(UUID id) {
        return viewer().chain(supplier -> runs.get(id, supplier)).map(ImportRunView::of);
    }

    @GET
    @Path("/{id}/rejections")
    @Operation(summary = "Rows that were not imported, by line", description = "The first 10,000 of a run are kept.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    public Uni<Page<FeedRejection>> rejections(
            UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return viewer().chain(supplier -> runs.rejections(id, supplier, cursor, limit))
                .map(Page::of);
    }

    @GET
    @Path("/{id}/warnings")
    @Operation(
            summary = "What was left out of rows that were imported, by line",
            description =
                    "gtin-invalid: the number has not the right digits. handling-invalid: storage, shelf life or days of"
                            + " delivery that cannot be read; what is known of them stays. unknown-name: a name that means nothing here."
                            + " attribute-too-long: names of attributes over 80 characters or texts over 2,000."
                            + " Those of the first 10,000 such rows are kept.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    public Uni<Page<FeedWarning>> warnings(
            UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return viewer().chain(supplier -> runs.warnings(id, supplier, cursor, limit))
                .map(Page::of);
    }

    @GET
    @Path("/{id}/changes")
    @Operation(
            summary = "What a run under review would change, and what any run holds for a person, by line",
            description =
                    "held says why a person must look at it: price-outlier (a change of more than"
                            + " linli.feed.outlier-percent), price-decimal-point (ten or a hundred times as much or as little),"
                            + " too-many-gone (a full feed that names less than two thirds of the offers), rows-unread (rows that"
                            + " could not be read may have named it). The field delivery_days holds names of days, null for any day.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    public Uni<Page<RunChangeView>> changes(
            UUID id,
            @RestQuery RunChange.@Nullable Kind kind,
            @Parameter(description = "only what waits for a person") @RestQuery @DefaultValue("false") boolean held,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return viewer().chain(supplier -> runs.changes(id, supplier, kind, held, cursor, limit))
                .map(slice -> Page.of(slice.map(RunChangeView::of)));
    }

    @POST
    @Path("/{id}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let the changes of a run under review in, or what a run held",
            description =
                    "what: ALL, WITHOUT_HELD (all that needs no person) or CHOSEN (the lines named). The counts of a"
                            + " run under review begin anew; what was not chosen counts as unchanged.")
    @APIResponse(responseCode = "202", description = "To be watched, as after the upload")
    @APIResponse(responseCode = "400", description = "lines-missing")
    @APIResponse(responseCode = "404", description = "import-run-not-found, change-not-found")
    @APIResponse(responseCode = "409", description = "nothing-to-apply")
    public Uni<Response> apply(UUID id, @Valid @NotNull ApplyBody body) {
        var lines = body.lines() == null ? List.<Long>of() : body.lines();
        return viewer().chain(supplier -> decide.apply(id, supplier, body.what(), lines))
                .map(run -> Response.accepted(ImportRunView.of(run)).build());
    }

    @POST
    @Path("/{id}/discard")
    @Operation(
            summary = "Let nothing of it in",
            description = "A run under review is over; what a run held is dropped.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    @APIResponse(responseCode = "409", description = "nothing-to-apply")
    public Uni<ImportRunView> discard(UUID id) {
        return viewer().chain(supplier -> decide.discard(id, supplier)).map(ImportRunView::of);
    }

    @POST
    @Path("/{id}/undo")
    @Operation(
            summary = "Put back what a run changed",
            description =
                    "Offers that changed since are left alone and named (the first 100); what the run made is withdrawn,"
                            + " what it withdrew can be had again; stock stays as it is. May be repeated.")
    @APIResponse(responseCode = "404", description = "import-run-not-found")
    @APIResponse(responseCode = "409", description = "not-undoable")
    public Uni<UndoneRun> undo(UUID id) {
        return viewer().chain(supplier -> undo.undo(id, supplier));
    }

    /** How a feed is taken. */
    public enum Mode {
        APPLY,
        REVIEW;

        /** In any case of letters. */
        public static Mode fromString(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** @param lines for CHOSEN: lines of changes, at most 10,000 */
    public record ApplyBody(@NotNull FeedChoice what, @Nullable List<@NotNull Long> lines) {}

    /** CSV may also be a browser's word for a file that it does not know: then the name counts. */
    private static FeedFormat format(String type, String fileName) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("text/csv")
                ? FeedFormat.named(fileName)
                : FeedFormat.NDJSON;
    }

    /** Empty for an operator, who sees every run. */
    private Uni<Optional<UUID>> viewer() {
        return actors.hasRole("operator")
                ? Uni.createFrom().item(Optional.empty())
                : actors.supplier().map(Optional::of);
    }

    private static boolean gzip(@Nullable String encoding) {
        var name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("identity")) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "encoding-unsupported",
                    "Content-Encoding may be gzip; the body cannot be unpacked otherwise.");
        }
        return name.equals("gzip");
    }
}
