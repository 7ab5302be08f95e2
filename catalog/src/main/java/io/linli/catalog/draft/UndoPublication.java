package io.linli.catalog.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.listing.OfferEdit;
import io.linli.catalog.offer.PriceRule;
import io.linli.catalog.offer.UpsertOffers;

/** Puts the texts back that a publication changed, or takes off the shelf what it made, where nobody changed the texts since. */
@ApplicationScoped
public class UndoPublication {

    private static final PriceRule AS_IT_WAS = new PriceRule(100, false);

    private static final String TAKE =
            """
            SELECT p.offer_id, s.code, o.supplier_sku, o.price, cast(p.before AS text) AS before_text,
                k.updated_at = p.published_as AND p.undone_at IS NULL AS open
            FROM catalog.publication p JOIN catalog.offer o ON o.id = p.offer_id JOIN catalog.sku k ON k.id = o.sku_id
            JOIN catalog.supplier s ON s.id = p.supplier_id
            WHERE p.request_id = :id AND p.supplier_id = :supplier FOR UPDATE OF p, o, k""";

    private static final String UNDONE = "UPDATE catalog.publication SET undone_at = now() WHERE request_id = :id";

    private final Categories categories;
    private final UpsertOffers upsert;
    private final ChangeOffers changes;

    UndoPublication(Categories categories, UpsertOffers upsert, ChangeOffers changes) {
        this.categories = categories;
        this.upsert = upsert;
        this.changes = changes;
    }

    /**
     * Price, list price and stock stay as they are. Refuses with: {@code publication-not-found}, {@code publication-overtaken} (put
     * back already, or the texts were changed since).
     */
    @WithTransaction
    public Uni<Void> undo(UUID supplierId, UUID publicationId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("id", publicationId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("publication"))
                .invoke(row -> refuseOvertaken((Boolean) row[5]))
                .chain(row -> row[4] == null ? withdraw(supplierId, (UUID) row[0]) : putBack(supplierId, row))
                .chain(() -> undone(publicationId));
    }

    private Uni<Void> withdraw(UUID supplierId, UUID offerId) {
        var off = new OfferChange(Optional.empty(), Optional.empty(), Optional.of(true));
        return changes.change(Ids.next(), supplierId, List.of(new OfferEdit(offerId, off)))
                .replaceWithVoid();
    }

    private Uni<Void> putBack(UUID supplierId, Object[] row) {
        var before = StoredDraft.row((String) row[1], (String) row[2], DraftTexts.read((String) row[4]), (Long) row[3]);
        return categories
                .byPath(before.categoryPath().orElse(""))
                .map(found -> found.map(CategoryNode::id).orElseThrow(PublishDraft::unknownCategory))
                .chain(category ->
                        upsert.upsert(List.of(before.offer(supplierId, category)), AS_IT_WAS, Optional.empty()))
                .replaceWithVoid();
    }

    private static Uni<Void> undone(UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(UNDONE).setParameter("id", id).executeUpdate())
                .replaceWithVoid();
    }

    private static void refuseOvertaken(boolean open) {
        if (!open) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "publication-overtaken",
                    "It was put back already, or somebody changed the texts since.");
        }
    }
}
