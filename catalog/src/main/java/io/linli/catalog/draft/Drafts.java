package io.linli.catalog.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Keeps what a supplier writes, whatever is missing. */
@ApplicationScoped
public class Drafts {

    private static final int LONGEST_SKU = 100;

    /** Characters of one text: enough for what is too long to be published, and told so. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST = 10_000;

    private static final String ONE = StoredDraft.SELECT + "WHERE d.supplier_id = :supplier AND d.supplier_sku = :sku";

    private static final String LIST = StoredDraft.SELECT
            + "WHERE d.supplier_id = :supplier AND d.supplier_sku > :after ORDER BY d.supplier_sku LIMIT :limit";

    private static final String COUNT = "SELECT count(*) FROM catalog.draft WHERE supplier_id = :supplier";

    /** What is in the shop when it is begun is what it is based on. */
    private static final String KEEP =
            """
            INSERT INTO catalog.draft (id, supplier_id, supplier_sku, fields, based_on, written_by)
            VALUES (:id, :supplier, :sku, cast(cast(:fields AS text) AS jsonb), (
                SELECT k.updated_at FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
                WHERE o.supplier_id = :supplier AND o.supplier_sku = :sku), :by)
            ON CONFLICT (supplier_id, supplier_sku) DO UPDATE
                SET fields = EXCLUDED.fields, written_by = EXCLUDED.written_by, written_at = now(), failure = NULL""";

    private static final String FORGET =
            "DELETE FROM catalog.draft WHERE supplier_id = :supplier AND supplier_sku = :sku";

    private static final String PUBLISH_AT =
            """
            UPDATE catalog.draft SET publish_at = cast(nullif(:at, '') AS timestamptz), failure = NULL
            WHERE supplier_id = :supplier AND supplier_sku = :sku""";

    private static final String REBASE =
            """
            UPDATE catalog.draft d SET based_on = k.updated_at
            FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
            WHERE d.supplier_id = :supplier AND d.supplier_sku = :sku AND o.supplier_id = d.supplier_id
                AND o.supplier_sku = d.supplier_sku""";

    /** Refuses with: {@code draft-not-found}. */
    @WithSession
    public Uni<Draft> get(UUID supplierId, String supplierSku) {
        return find(supplierId, supplierSku).map(found -> found.orElseThrow(() -> Refusal.notFound("draft")));
    }

    @WithSession
    public Uni<Optional<Draft>> find(UUID supplierId, String supplierSku) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("sku", supplierSku)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(StoredDraft::of).map(StoredDraft::draft));
    }

    /** A supplier's own, by number. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<Draft>> list(UUID supplierId, @Nullable String cursor, int limit) {
        var after = cursor == null ? "" : Cursor.values(cursor, 1).get(0);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("after", after)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(StoredDraft::of)
                        .map(StoredDraft::draft)
                        .toList())
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.supplierSku())));
    }

    /**
     * In the place of what was written before under that number. Refuses with: {@code draft-sku-invalid} (none, more than {@value
     * #LONGEST_SKU} characters, or with invisible ones), {@code draft-too-long}, {@code drafts-many}.
     */
    @WithTransaction
    public Uni<Draft> keep(UUID supplierId, String supplierSku, Map<DraftField, String> texts, String writtenBy) {
        refuseBad(supplierSku, texts);
        return execute(KEEP, supplierId, supplierSku, query -> query.setParameter("id", Ids.next())
                        .setParameter("fields", DraftTexts.write(texts))
                        .setParameter("by", writtenBy))
                .chain(() -> refuseMany(supplierId))
                .chain(() -> get(supplierId, supplierSku));
    }

    /** What is in the shop stays as it is. Refuses with: {@code draft-not-found}. */
    @WithTransaction
    public Uni<Void> forget(UUID supplierId, String supplierSku) {
        return execute(FORGET, supplierId, supplierSku, UnaryOperator.identity())
                .invoke(Drafts::refuseUnknown)
                .replaceWithVoid();
    }

    /**
     * It is published by itself then, as it is written by then.
     *
     * <p>Refuses with: {@code draft-not-found}, {@code draft-incomplete} (facts: {@code problems}), {@code draft-stale}.
     *
     * @param even though what is in the shop was changed since it was begun
     */
    @WithTransaction
    public Uni<Draft> publishAt(UUID supplierId, String supplierSku, Instant at, boolean even) {
        return get(supplierId, supplierSku)
                .invoke(draft -> PublishDraft.refuseUnready(draft, even))
                .chain(draft -> execute(
                        PUBLISH_AT,
                        supplierId,
                        supplierSku,
                        query -> query.setParameter(
                                "at", at.atOffset(ZoneOffset.UTC).toString())))
                .chain(() -> even
                        ? rebase(supplierId, supplierSku)
                        : Uni.createFrom().voidItem())
                .chain(() -> get(supplierId, supplierSku));
    }

    /** Not by itself any more. Refuses with: {@code draft-not-found}. */
    @WithTransaction
    public Uni<Void> publishNever(UUID supplierId, String supplierSku) {
        return execute(PUBLISH_AT, supplierId, supplierSku, query -> query.setParameter("at", ""))
                .invoke(Drafts::refuseUnknown)
                .replaceWithVoid();
    }

    /** What is in the shop now was seen. */
    private static Uni<Void> rebase(UUID supplierId, String supplierSku) {
        return execute(REBASE, supplierId, supplierSku, UnaryOperator.identity())
                .replaceWithVoid();
    }

    private static Uni<Integer> execute(
            String sql, UUID supplierId, String supplierSku, UnaryOperator<MutationQuery> parameters) {
        return Panache.getSession().chain(session -> parameters
                .apply(session.createNativeQuery(sql)
                        .setParameter("supplier", supplierId)
                        .setParameter("sku", supplierSku))
                .executeUpdate());
    }

    private static Uni<Void> refuseMany(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(COUNT)
                        .setParameter("supplier", supplierId)
                        .getSingleResult())
                .invoke(count -> refuseIf(count > MOST, "drafts-many", "At most " + MOST + " drafts are kept."))
                .replaceWithVoid();
    }

    private static void refuseBad(String supplierSku, Map<DraftField, String> texts) {
        boolean bad = supplierSku.isBlank()
                || !supplierSku.equals(supplierSku.strip())
                || supplierSku.length() > LONGEST_SKU
                || supplierSku.codePoints().anyMatch(Character::isISOControl);
        refuseIf(bad, "draft-sku-invalid", "A number has 1 to " + LONGEST_SKU + " characters.");
        boolean tooLong = texts.values().stream().anyMatch(text -> text.length() > LONGEST_TEXT);
        refuseIf(tooLong, "draft-too-long", "A text has at most " + LONGEST_TEXT + " characters.");
    }

    private static void refuseUnknown(int rows) {
        if (rows == 0) {
            throw Refusal.notFound("draft");
        }
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.INVALID, code, message);
        }
    }
}
