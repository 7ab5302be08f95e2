package io.linli.catalog.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.feed.WrittenRow.Problem;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferDifference;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.offer.PriceRule;
import io.linli.catalog.offer.UpsertOffers;

/** Puts what a draft says into the shop, and ends the draft. */
@ApplicationScoped
public class PublishDraft {

    /** A person says so: no price waits for another. */
    private static final PriceRule AS_SAID = new PriceRule(100, false);

    private static final String TAKE =
            StoredDraft.SELECT + "WHERE d.supplier_id = :supplier AND d.supplier_sku = :sku FOR UPDATE OF d";

    /** Whoever changes what is in the shop waits, so that what is asked about it stays true. */
    private static final String HOLD =
            """
            SELECT o.id FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
            WHERE o.supplier_id = :supplier AND o.supplier_sku = :sku FOR UPDATE""";

    private static final String LOOK = StoredDraft.SELECT + "WHERE d.supplier_id = :supplier AND d.supplier_sku = :sku";

    private static final String ALONE = "SELECT cast(pg_advisory_xact_lock(hashtextextended(:request, 0)) AS text)";

    private static final String FORGET = "DELETE FROM catalog.draft WHERE id = :id";

    private final Drafts drafts;
    private final Categories categories;
    private final Offers offers;
    private final UpsertOffers upsert;
    private final Publications publications;

    PublishDraft(Drafts drafts, Categories categories, Offers offers, UpsertOffers upsert, Publications publications) {
        this.drafts = drafts;
        this.categories = categories;
        this.offers = offers;
        this.upsert = upsert;
        this.publications = publications;
    }

    /**
     * In one transaction. The same request once more publishes nothing, and answers the same.
     *
     * <p>Refuses with: {@code draft-not-found}, {@code draft-incomplete} (facts: {@code problems}), {@code draft-stale}, {@code
     * draft-category-unknown}, {@code texts-kept-elsewhere} (several suppliers sell it, and another one named it first).
     *
     * @param requestId one of the caller's own
     * @param even though what is in the shop was changed since the draft was begun
     */
    @WithTransaction
    public Uni<Published> publish(UUID requestId, UUID supplierId, String supplierSku, String by, boolean even) {
        return once(requestId, supplierId, () -> publishNew(requestId, supplierId, supplierSku, by, even));
    }

    /** The same of what was just typed: kept as a draft and published, or neither. Refuses with what {@link Drafts#keep} does too. */
    @WithTransaction
    public Uni<Published> publishTyped(
            UUID requestId,
            UUID supplierId,
            String supplierSku,
            Map<DraftField, String> texts,
            String by,
            boolean even) {
        return once(requestId, supplierId, () -> drafts.keep(supplierId, supplierSku, texts, by)
                .chain(() -> publishNew(requestId, supplierId, supplierSku, by, even)));
    }

    /**
     * What publishing would change of what is in the shop, as JSON: name to [before, after]. Empty where nothing is in the shop, or the
     * draft cannot be published.
     */
    @WithSession
    public Uni<Optional<String>> differences(UUID supplierId, String supplierSku) {
        return take(LOOK, supplierId, supplierSku).chain(draft -> {
            if (draft == null || draft.offerId() == null || !draft.problems().isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return imported(draft)
                    .chain(row -> upsert.compare(List.of(row), AS_SAID))
                    .map(count -> count.differences().stream().findFirst().map(OfferDifference::fields))
                    .onFailure(Refusal.class)
                    .recoverWithItem(Optional.empty());
        });
    }

    /** Whoever sends the same at the same moment waits. */
    private Uni<Published> once(UUID requestId, UUID supplierId, Supplier<Uni<Published>> publishing) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALONE)
                        .setParameter("request", requestId.toString())
                        .getSingleResult())
                .chain(() -> publications.find(requestId, supplierId))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : publishing.get());
    }

    private Uni<Published> publishNew(UUID requestId, UUID supplierId, String supplierSku, String by, boolean even) {
        return take(TAKE, supplierId, supplierSku)
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("draft"))
                .chain(() -> hold(supplierId, supplierSku))
                .chain(() -> take(TAKE, supplierId, supplierSku))
                .invoke(draft -> refuseUnready(draft.draft(), even))
                .chain(draft -> before(draft).chain(before -> write(draft)
                        .chain(() -> end(draft))
                        .chain(() -> publications.keep(requestId, supplierId, supplierSku, before, by))));
    }

    /** The draft under its lock; null where there is none. */
    private static Uni<@Nullable StoredDraft> take(String sql, UUID supplierId, String supplierSku) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("sku", supplierSku)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : StoredDraft.of(row));
    }

    private static Uni<Void> hold(UUID supplierId, String supplierSku) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD, UUID.class)
                        .setParameter("supplier", supplierId)
                        .setParameter("sku", supplierSku)
                        .getResultList())
                .replaceWithVoid();
    }

    /** What is in the shop; empty for nothing. */
    private Uni<Optional<Map<DraftField, String>>> before(StoredDraft draft) {
        return draft.offerId() == null
                ? Uni.createFrom().item(Optional.empty())
                : offers.get(draft.offerId()).map(listing -> Optional.of(DraftTexts.of(listing)));
    }

    private Uni<Void> write(StoredDraft draft) {
        return imported(draft)
                .chain(row -> upsert.upsert(List.of(row), AS_SAID, Optional.empty()))
                .replaceWithVoid();
    }

    /** Refuses with: {@code draft-category-unknown}. */
    private Uni<OfferImport> imported(StoredDraft draft) {
        var row = draft.row();
        return categories
                .byPath(row.categoryPath().orElse(""))
                .map(found -> found.map(CategoryNode::id).orElseThrow(PublishDraft::unknownCategory))
                .map(category -> row.offer(draft.supplierId(), category));
    }

    static Refusal unknownCategory() {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "draft-category-unknown",
                "The shop has no such category: choose one of its own.");
    }

    private static Uni<Integer> end(StoredDraft draft) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("id", draft.id())
                .executeUpdate());
    }

    static void refuseUnready(Draft draft, boolean even) {
        if (!draft.problems().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "draft-incomplete",
                    "Something is missing or wrong: "
                            + draft.problems().stream()
                                    .map(Problem::detail)
                                    .findFirst()
                                    .orElse(""),
                    Map.of("problems", draft.problems()));
        }
        if (draft.keptElsewhere()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "texts-kept-elsewhere",
                    "Several suppliers sell this, and its texts are those of the one that named it first. Prices and stock are"
                            + " your own.");
        }
        if (draft.stale() && !even) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "draft-stale",
                    "What is in the shop was changed since the draft was begun: look at it first.");
        }
    }
}
