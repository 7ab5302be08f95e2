package io.linli.web.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.draft.Draft;
import io.linli.catalog.draft.DraftField;
import io.linli.catalog.draft.Drafts;
import io.linli.catalog.draft.PublishDraft;
import io.linli.catalog.draft.Published;
import io.linli.catalog.draft.UndoPublication;
import io.linli.catalog.feed.WrittenRow.Problem;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.schedule.Span;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** Listings that a supplier writes by hand, before they are in the shop. */
@Path("/api/v1/supplier/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("supplier")
@Tag(name = "Supplier")
public class DraftResource {

    private static final int MOST = 200;
    private static final String USUAL = "50";
    private static final String HOME = "Asia/Shanghai";

    private final Drafts drafts;
    private final PublishDraft publishing;
    private final UndoPublication undoing;
    private final Actors actors;
    private final RequestKey key;
    private final Clock clock;

    DraftResource(
            Drafts drafts,
            PublishDraft publishing,
            UndoPublication undoing,
            Actors actors,
            RequestKey key,
            Clock clock) {
        this.drafts = drafts;
        this.publishing = publishing;
        this.undoing = undoing;
        this.actors = actors;
        this.key = key;
        this.clock = clock;
    }

    /**
     * What is written; whatever is missing. Of what is in the shop already, an absent price, list price or stock stays.
     *
     * @param category its path: the names from the root joined by {@code " > "}
     * @param attributes by name, each value text, number or boolean
     */
    public record WrittenListing(
            @Nullable String name,
            @Nullable String nameZh,
            @Nullable String brand,
            @Nullable String category,
            @Nullable Money price,
            @Nullable Money listPrice,
            @Nullable Long stock,
            @Nullable String imageUrl,
            @Nullable String description,
            @Nullable String descriptionZh,
            @Nullable String gtin,
            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode attributes) {

        /** Refuses with: {@code currency-unsupported}. */
        Map<DraftField, String> texts() {
            var texts = new EnumMap<DraftField, String>(DraftField.class);
            put(texts, DraftField.NAME, name);
            put(texts, DraftField.NAME_ZH, nameZh);
            put(texts, DraftField.BRAND, brand);
            put(texts, DraftField.CATEGORY_PATH, category);
            put(texts, DraftField.PRICE, yuan(price));
            put(texts, DraftField.LIST_PRICE, yuan(listPrice));
            put(texts, DraftField.STOCK, stock == null ? null : stock.toString());
            put(texts, DraftField.IMAGE_URL, imageUrl);
            put(texts, DraftField.DESCRIPTION, description);
            put(texts, DraftField.DESCRIPTION_ZH, descriptionZh);
            put(texts, DraftField.GTIN, gtin);
            put(texts, DraftField.ATTRIBUTES, attributes == null || attributes.isNull() ? null : attributes.toString());
            return texts;
        }

        private static void put(Map<DraftField, String> texts, DraftField field, @Nullable String text) {
            texts.put(field, text == null ? "" : text);
        }

        private static @Nullable String yuan(@Nullable Money money) {
            if (money != null && !money.currency().equals(Money.CNY)) {
                throw new Refusal(Refusal.Kind.INVALID, "currency-unsupported", "Prices must be in CNY.");
            }
            return money == null ? null : money.toMajor().toPlainString();
        }
    }

    /**
     * A draft.
     *
     * @param texts as they are written, by the names of a feed's columns
     * @param offerId what is in the shop under that number; null for nothing
     * @param stale what is in the shop was changed since the draft was begun
     * @param problems what is missing or wrong; published only without
     * @param publishAt when it is published by itself
     * @param failure code of why it was not, when it should have been
     */
    public record DraftView(
            String supplierSku,
            SortedMap<String, String> texts,
            @Nullable UUID offerId,
            boolean stale,
            List<Problem> problems,
            @Nullable Instant publishAt,
            @Nullable String failure,
            String writtenBy,
            Instant writtenAt) {

        static DraftView of(Draft draft) {
            var texts = new TreeMap<String, String>();
            draft.texts().forEach((field, text) -> texts.put(field.title(), text));
            return new DraftView(
                    draft.supplierSku(),
                    texts,
                    draft.offerId().orElse(null),
                    draft.stale(),
                    draft.problems(),
                    draft.publishAt().orElse(null),
                    draft.failure().orElse(null),
                    draft.writtenBy(),
                    draft.writtenAt());
        }
    }

    /**
     * How it is published.
     *
     * @param even though what is in the shop was changed since the draft was begun
     * @param at by the clocks of the zone: 2026-12-24T20:00; absent: at once
     * @param zone absent: Asia/Shanghai
     */
    public record Publishing(@Nullable Boolean even, @Nullable LocalDateTime at, @Nullable String zone) {

        boolean isEven() {
            return Boolean.TRUE.equals(even);
        }
    }

    /**
     * What was published.
     *
     * @param id to put it back by
     * @param created it was not in the shop before
     */
    public record PublishedView(UUID id, UUID offerId, boolean created) {

        static PublishedView of(Published published) {
            return new PublishedView(published.id(), published.offerId(), published.created());
        }
    }

    @GET
    @Operation(summary = "Own drafts, by number")
    public Uni<Page<DraftView>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return actors.supplier()
                .chain(supplier -> drafts.list(supplier, cursor, limit))
                .map(slice -> Page.of(slice.map(DraftView::of)));
    }

    @GET
    @Path("/{supplierSku}")
    @Operation(summary = "An own draft, with what is missing or wrong")
    @APIResponse(responseCode = "404", description = "draft-not-found")
    public Uni<DraftView> get(String supplierSku) {
        return actors.supplier()
                .chain(supplier -> drafts.get(supplier, supplierSku))
                .map(DraftView::of);
    }

    @PUT
    @Path("/{supplierSku}")
    @Operation(
            summary = "Write a listing, whatever is missing",
            description =
                    "Nothing of it is in the shop before it is published; of what is there already the old texts stay.")
    @APIResponse(responseCode = "200", description = "The draft, with what is missing or wrong")
    @APIResponse(
            responseCode = "400",
            description = "draft-sku-invalid, draft-too-long, drafts-many, currency-unsupported")
    public Uni<DraftView> keep(String supplierSku, @Valid @NotNull WrittenListing written) {
        var texts = written.texts();
        return actors.supplier()
                .chain(supplier -> drafts.keep(supplier, supplierSku, texts, actors.accountName()))
                .map(DraftView::of);
    }

    @DELETE
    @Path("/{supplierSku}")
    @Operation(summary = "Throw a draft away; what is in the shop stays")
    @APIResponse(responseCode = "204", description = "Thrown away")
    @APIResponse(responseCode = "404", description = "draft-not-found")
    public Uni<Void> forget(String supplierSku) {
        return actors.supplier().chain(supplier -> drafts.forget(supplier, supplierSku));
    }

    @POST
    @Path("/{supplierSku}/publish")
    @Idempotent
    @Operation(
            summary = "Put a draft into the shop, at once or at a moment",
            description = "Under the rules of a feed's row. At a moment it is published as it is written by then.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublishedView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is published by itself then",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(
            responseCode = "400",
            description = "change-in-the-past, change-too-far, change-time-skipped, time-zone-unknown")
    @APIResponse(responseCode = "404", description = "draft-not-found")
    @APIResponse(
            responseCode = "409",
            description = "texts-kept-elsewhere; draft-stale: look at what is in the shop, then send even=true")
    @APIResponse(responseCode = "422", description = "draft-incomplete, with the problems; draft-category-unknown")
    public Uni<Response> publish(String supplierSku, @Valid @NotNull Publishing how) {
        if (how.at() == null) {
            return actors.supplier()
                    .chain(supplier ->
                            publishing.publish(key.id(), supplier, supplierSku, actors.accountName(), how.isEven()))
                    .map(published -> Response.ok(PublishedView.of(published)).build());
        }
        var zone = Span.zone(how.zone() == null ? HOME : how.zone());
        var span = Span.of(how.at(), Optional.empty(), zone, clock.instant());
        return actors.supplier()
                .chain(supplier -> drafts.publishAt(supplier, supplierSku, span.from(), how.isEven()))
                .map(draft -> Response.accepted(DraftView.of(draft)).build());
    }

    @DELETE
    @Path("/{supplierSku}/publish")
    @Operation(summary = "Do not publish a draft by itself any more")
    @APIResponse(responseCode = "204", description = "It stays a draft")
    @APIResponse(responseCode = "404", description = "draft-not-found")
    public Uni<Void> publishNever(String supplierSku) {
        return actors.supplier().chain(supplier -> drafts.publishNever(supplier, supplierSku));
    }

    @POST
    @Path("/publications/{id}/undo")
    @Idempotent
    @Operation(
            summary = "Put the texts back that were in the shop before a draft was published",
            description = "What was not in the shop before is taken off the shelf. Price and stock stay.")
    @APIResponse(responseCode = "204", description = "It is as before")
    @APIResponse(responseCode = "404", description = "publication-not-found")
    @APIResponse(responseCode = "409", description = "publication-overtaken: undone already, or changed since")
    public Uni<Response> undo(UUID id) {
        return actors.supplier().chain(supplier -> undoing.undo(supplier, id)).map(done -> Response.noContent()
                .build());
    }
}
