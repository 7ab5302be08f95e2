package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.ReceivedGoods.Received;

/** Reviews of goods in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class GoodReviewStore {

    private static final String LOCK = "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(:sku, 0))";

    /** Nothing where it is hidden, or may not be changed any more. */
    private static final String WRITE =
            """
            INSERT INTO marketplace.good_review AS r (id, company_id, household_id, author_id, sku_id, line_id, supplier_id, byline,
                stars, body, written_at)
            VALUES (:id, :company, :household, :author, :sku, :line, :supplier, :byline, :stars, :body, :now)
            ON CONFLICT (household_id, sku_id) DO UPDATE SET author_id = excluded.author_id, byline = excluded.byline,
                stars = excluded.stars, body = excluded.body, edited_at = excluded.written_at
            WHERE r.state = 'PUBLISHED' AND r.written_at > :changeable""";

    private static final String TAKE_BACK =
            """
            DELETE FROM marketplace.good_review WHERE household_id = :household AND sku_id = :sku AND state = 'PUBLISHED'
                AND written_at > :changeable""";

    private static final String REPLY =
            """
            UPDATE marketplace.good_review SET reply = :reply, replied_at = :now
            WHERE id = :id AND supplier_id = :supplier AND state = 'PUBLISHED' AND reply IS NULL""";

    private static final String REPORT =
            """
            INSERT INTO marketplace.good_review_report (review_id, company_id, reporter, reason, reported_at)
            SELECT id, company_id, :reporter, :reason, :now FROM marketplace.good_review WHERE id = :id AND state = 'PUBLISHED'
            ON CONFLICT DO NOTHING""";

    private static final String HIDE =
            """
            UPDATE marketplace.good_review SET state = 'HIDDEN', hidden_reason = :reason, hidden_at = :now
            WHERE id = :id AND state = 'PUBLISHED'""";

    private static final String SHOW =
            """
            UPDATE marketplace.good_review SET state = 'PUBLISHED', hidden_reason = NULL, hidden_at = NULL
            WHERE id = :id AND state = 'HIDDEN'""";

    private static final String SETTLE =
            "UPDATE marketplace.good_review_report SET settled_at = :now WHERE review_id = :id AND settled_at IS NULL";

    private static final String SELECT =
            """
            SELECT r.id, r.company_id, r.household_id, r.author_id, r.sku_id, r.supplier_id, r.byline, r.stars, r.body, r.state,
                r.written_at, r.edited_at, r.reply, r.replied_at, r.hidden_reason,
                (SELECT count(*) FROM marketplace.good_review_report p
                    WHERE p.review_id = r.id AND p.settled_at IS NULL) AS reports
            FROM marketplace.good_review r WHERE\s""";

    private static final String BY_ID = SELECT + "r.id = :id";

    private static final String OF_HOUSEHOLD = SELECT + "r.household_id = :household AND r.sku_id = ANY(:skus)";

    private static final String PAGE = " AND r.id < :before ORDER BY r.id DESC LIMIT :limit";

    private static final String OF_SKU = SELECT + "r.state = 'PUBLISHED' AND r.sku_id = :subject" + PAGE;

    private static final String OF_SUPPLIER = SELECT + "r.state = 'PUBLISHED' AND r.supplier_id = :subject" + PAGE;

    private static final String OPEN = SELECT
            + """
                    (r.state = 'HIDDEN' OR EXISTS (SELECT FROM marketplace.good_review_report p
                        WHERE p.review_id = r.id AND p.settled_at IS NULL))"""
            + PAGE;

    /** Of a good: who tells what its reviews come to reads it after who told it before. */
    Uni<Void> lock(UUID skuId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(LOCK)
                        .setParameter("sku", "good rating " + skuId)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** False where it is there and may not be changed. */
    Uni<Boolean> write(Resident author, UUID skuId, Received received, int stars, String text, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE)
                        .setParameter("id", Ids.next())
                        .setParameter("company", author.companyId())
                        .setParameter("household", author.householdId())
                        .setParameter("author", author.id())
                        .setParameter("sku", skuId)
                        .setParameter("line", received.lineId())
                        .setParameter("supplier", received.supplierId())
                        .setParameter("byline", ReviewText.byline(author.displayName()))
                        .setParameter("stars", stars)
                        .setParameter("body", text)
                        .setParameter("now", utc(now))
                        .setParameter("changeable", utc(now.minus(GoodReview.CHANGEABLE)))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** False where there is none that may be taken back. */
    Uni<Boolean> takeBack(UUID householdId, UUID skuId, Instant now) {
        return update(
                TAKE_BACK,
                Map.of("household", householdId, "sku", skuId, "changeable", utc(now.minus(GoodReview.CHANGEABLE))));
    }

    Uni<Boolean> reply(UUID id, UUID supplierId, String reply, Instant now) {
        return update(REPLY, Map.of("id", id, "supplier", supplierId, "reply", reply, "now", utc(now)));
    }

    Uni<Boolean> report(UUID id, String reporter, String reason, Instant now) {
        return update(REPORT, Map.of("id", id, "reporter", reporter, "reason", reason, "now", utc(now)));
    }

    Uni<Boolean> hide(UUID id, String reason, Instant now) {
        return update(HIDE, Map.of("id", id, "reason", reason, "now", utc(now)));
    }

    Uni<Boolean> show(UUID id) {
        return update(SHOW, Map.of("id", id));
    }

    Uni<Boolean> settle(UUID id, Instant now) {
        return update(SETTLE, Map.of("id", id, "now", utc(now)));
    }

    Uni<Optional<GoodReview>> byId(UUID id) {
        return list(BY_ID, Map.of("id", id)).map(found -> found.stream().findFirst());
    }

    /** A household's own, hidden ones too; at most one a good. */
    Uni<List<GoodReview>> ofHousehold(UUID householdId, Collection<UUID> skuIds) {
        return list(OF_HOUSEHOLD, Map.of("household", householdId, "skus", skuIds.toArray(UUID[]::new)));
    }

    /** Newest first. */
    Uni<List<GoodReview>> ofSku(UUID skuId, UUID before, int limit) {
        return list(OF_SKU, Map.of("subject", skuId, "before", before, "limit", limit));
    }

    /** Of what the supplier sold; newest first. */
    Uni<List<GoodReview>> ofSupplier(UUID supplierId, UUID before, int limit) {
        return list(OF_SUPPLIER, Map.of("subject", supplierId, "before", before, "limit", limit));
    }

    /** Those that are hidden, or reported and not looked at; newest first. */
    Uni<List<GoodReview>> toLookAt(UUID before, int limit) {
        return list(OPEN, Map.of("before", before, "limit", limit));
    }

    private static Uni<List<GoodReview>> list(String query, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createNativeQuery(query, Tuple.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(GoodReviewStore::review).toList());
    }

    private static Uni<Boolean> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var update = session.createNativeQuery(statement);
                    parameters.forEach(update::setParameter);
                    return update.executeUpdate();
                })
                .map(rows -> rows > 0);
    }

    private static GoodReview review(Tuple row) {
        return new GoodReview(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("author_id", UUID.class),
                row.get("sku_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("byline", String.class),
                row.get("stars", Number.class).intValue(),
                row.get("body", String.class),
                GoodReview.State.valueOf(row.get("state", String.class)),
                row.get("written_at", OffsetDateTime.class).toInstant(),
                moment(row, "edited_at"),
                Optional.ofNullable(row.get("reply", String.class)),
                moment(row, "replied_at"),
                Optional.ofNullable(row.get("hidden_reason", String.class)),
                row.get("reports", Long.class));
    }

    private static Optional<Instant> moment(Tuple row, String name) {
        return Optional.ofNullable(row.get(name, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
