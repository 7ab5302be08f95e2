package io.linli.catalog.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;
import io.linli.catalog.listing.OfferEdit;

/** A supplier says what is to change about its own offers at a moment: of one, or of many at once. */
@ApplicationScoped
public class ScheduleChanges {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NAMED = 10;

    /** Whoever says so too waits: what was counted and looked for stays true. */
    private static final String ONE_AT_A_TIME =
            "SELECT id FROM catalog.supplier WHERE id = :supplier FOR NO KEY UPDATE";

    private static final String SAID_BEFORE =
            "SELECT offer_id FROM catalog.scheduled_change WHERE request_id = :request AND supplier_id = :supplier";

    private static final String PENDING =
            "SELECT count(*) FROM catalog.scheduled_change WHERE supplier_id = :supplier AND due_at IS NOT NULL";

    private static final String WANTED =
            """
            WITH wanted AS (
                SELECT w.*, o.supplier_sku FROM jsonb_to_recordset(cast(cast(:changes AS text) AS jsonb))
                    AS w(id uuid, offer uuid, price bigint, list_price bigint, stock bigint, withdrawn boolean)
                JOIN catalog.offer o ON o.id = w.offer WHERE o.supplier_id = :supplier)
            """;

    private static final String OVERLAPPING = WANTED
            + """
            SELECT DISTINCT w.supplier_sku FROM wanted w JOIN catalog.scheduled_change s ON s.offer_id = w.offer
            WHERE s.due_at IS NOT NULL
                AND s.during && tstzrange(cast(:at AS timestamptz), cast(:last AS timestamptz), :bounds)
                AND (s.price IS NOT NULL AND w.price IS NOT NULL OR s.list_price IS NOT NULL AND w.list_price IS NOT NULL
                    OR s.stock IS NOT NULL AND w.stock IS NOT NULL OR s.withdrawn IS NOT NULL AND w.withdrawn IS NOT NULL)
            ORDER BY w.supplier_sku LIMIT :named""";

    private static final String KEEP = WANTED
            + """
            INSERT INTO catalog.scheduled_change (id, request_id, supplier_id, offer_id, at, until, price, list_price, stock,
                withdrawn, asked_by, due_at, try_at)
            SELECT id, cast(:request AS uuid), :supplier, offer, cast(:at AS timestamptz),
                CASE WHEN :bounds = '[)' THEN cast(:last AS timestamptz) END, price, list_price, stock, withdrawn, :by,
                cast(:at AS timestamptz), cast(:at AS timestamptz)
            FROM wanted RETURNING offer_id""";

    private final ScheduleSettings settings;

    ScheduleChanges(ScheduleSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param offers whose changes stand now
     * @param unknown that are not there, or another supplier's
     */
    public record Scheduled(UUID requestId, List<UUID> offers, List<UUID> unknown) {}

    /**
     * All that can be said stands, in one transaction. The same request once more says nothing new, and answers the same.
     *
     * <p>Refuses with what {@link ChangeOffers#refuseBad} refuses with, and {@code change-end-stock} (a stock cannot be put
     * back: people buy of it meanwhile), {@code offer-not-found} (none of them is there), {@code changes-overlap} (the same is to
     * change at that time already; facts: {@code supplierSkus}), {@code scheduled-changes-many} (more are to come than may).
     *
     * @param requestId one of the caller's own
     * @param askedBy what who asks is called
     */
    @WithTransaction
    public Uni<Scheduled> schedule(
            UUID requestId, UUID supplierId, String askedBy, Span span, List<OfferEdit> changes) {
        ChangeOffers.refuseBad(changes);
        refuseNothing(changes);
        refuseStockWithEnd(span, changes);
        return one(ONE_AT_A_TIME, supplierId)
                .chain(() -> saidBefore(requestId, supplierId))
                .chain(said -> said.isEmpty() ? keep(requestId, supplierId, askedBy, span, changes) : same(said))
                .map(offers -> answer(requestId, offers, changes));
    }

    private Uni<List<UUID>> keep(UUID requestId, UUID supplierId, String askedBy, Span span, List<OfferEdit> changes) {
        return refuseOverlapping(supplierId, span, changes)
                .chain(() -> Panache.getSession())
                .chain(session -> spanned(session.<UUID>createNativeQuery(KEEP), supplierId, span, changes)
                        .setParameter("request", requestId)
                        .setParameter("by", askedBy)
                        .getResultList())
                .invoke(ScheduleChanges::refuseNone)
                .call(kept -> refuseMany(supplierId));
    }

    private Uni<Void> refuseOverlapping(UUID supplierId, Span span, List<OfferEdit> changes) {
        return Panache.getSession()
                .chain(session -> spanned(session.<String>createNativeQuery(OVERLAPPING), supplierId, span, changes)
                        .setParameter("named", MOST_NAMED)
                        .getResultList())
                .invoke(skus -> {
                    if (!skus.isEmpty()) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "changes-overlap",
                                "The same is to change at that time already: " + String.join(", ", skus) + ".",
                                Map.of("supplierSkus", skus));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> refuseMany(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(PENDING)
                        .setParameter("supplier", supplierId)
                        .getSingleResult())
                .invoke(pending -> refuseIf(
                        pending > settings.most(),
                        "scheduled-changes-many",
                        "At most " + settings.most() + " changes may be to come."))
                .replaceWithVoid();
    }

    private static Uni<List<UUID>> saidBefore(UUID requestId, UUID supplierId) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(SAID_BEFORE)
                .setParameter("request", requestId)
                .setParameter("supplier", supplierId)
                .getResultList());
    }

    private static Uni<UUID> one(String sql, UUID supplierId) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(sql)
                .setParameter("supplier", supplierId)
                .getSingleResultOrNull());
    }

    private static Uni<List<UUID>> same(List<UUID> said) {
        return Uni.createFrom().item(said);
    }

    private static <T> SelectionQuery<T> spanned(
            SelectionQuery<T> query, UUID supplierId, Span span, List<OfferEdit> changes) {
        return query.setParameter("changes", json(changes))
                .setParameter("supplier", supplierId)
                .setParameter("at", utc(span.from()))
                .setParameter("last", utc(span.until().orElse(span.from())))
                .setParameter("bounds", span.until().isPresent() ? "[)" : "[]");
    }

    private static Scheduled answer(UUID requestId, List<UUID> offers, List<OfferEdit> changes) {
        var known = new HashSet<>(offers);
        var unknown = changes.stream()
                .map(OfferEdit::offerId)
                .filter(id -> !known.contains(id))
                .toList();
        return new Scheduled(requestId, offers, unknown);
    }

    private static String json(List<OfferEdit> changes) {
        try {
            return JSON.writeValueAsString(
                    changes.stream().map(ScheduleChanges::row).toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }

    private static Map<String, Object> row(OfferEdit edit) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", Ids.next());
        row.put("offer", edit.offerId());
        edit.change().price().map(Money::amount).ifPresent(price -> row.put("price", price));
        edit.change().listPrice().map(Money::amount).ifPresent(price -> row.put("list_price", price));
        edit.change().stock().ifPresent(stock -> row.put("stock", stock));
        edit.change().withdrawn().ifPresent(withdrawn -> row.put("withdrawn", withdrawn));
        return row;
    }

    private static void refuseNothing(List<OfferEdit> changes) {
        boolean nothing = changes.stream().anyMatch(edit -> edit.change().isNothing());
        refuseIf(nothing, "changes-none", "Of each offer something is to be changed.");
    }

    private static void refuseNone(List<UUID> kept) {
        if (kept.isEmpty()) {
            throw Refusal.notFound("offer");
        }
    }

    private static void refuseStockWithEnd(Span span, List<OfferEdit> changes) {
        boolean stock = changes.stream().anyMatch(edit -> edit.change().stock().isPresent());
        refuseIf(
                stock && span.until().isPresent(),
                "change-end-stock",
                "A stock cannot be put back: people buy of it meanwhile. Leave out the end, or the stock.");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.INVALID, code, message);
        }
    }
}
