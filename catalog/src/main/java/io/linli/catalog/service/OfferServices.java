package io.linli.catalog.service;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.category.Categories;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;

/**
 * A provider says what it does, and for how much. What is booked already stays as it was booked.
 *
 * <p>Refuses with: {@code not-a-service-provider} (a supplier of goods), {@code category-not-found}, {@code
 * service-item-not-found}, also for another provider's.
 */
@ApplicationScoped
public class OfferServices {

    private static final String INSERT =
            """
            INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, description_en, description_zh,
                duration_minutes, price, currency, before_minutes, after_minutes, window_minutes, skills, terms)
            VALUES (:id, :supplier, :category, :nameEn, :nameZh, :descriptionEn, :descriptionZh, :duration, :price, :currency,
                :before, :after, :window, :skills, cast(cast(:terms AS text) AS jsonb))""";

    private static final String UPDATE =
            """
            UPDATE catalog.service_item SET category_id = :category, name_en = :nameEn, name_zh = :nameZh,
                description_en = :descriptionEn, description_zh = :descriptionZh, duration_minutes = :duration, price = :price,
                currency = :currency, before_minutes = :before, after_minutes = :after, window_minutes = :window, skills = :skills,
                terms = cast(cast(:terms AS text) AS jsonb)
            WHERE id = :id AND supplier_id = :supplier""";

    private static final String WITHDRAW =
            "UPDATE catalog.service_item SET withdrawn = :withdrawn WHERE id = :id AND supplier_id = :supplier";

    private final Suppliers suppliers;
    private final Categories categories;

    OfferServices(Suppliers suppliers, Categories categories) {
        this.suppliers = suppliers;
        this.categories = categories;
    }

    /** @return the id of the new service, offered from now on */
    @WithTransaction
    public Uni<UUID> offer(UUID supplierId, ServiceDraft draft) {
        var id = Ids.next();
        return suppliers
                .get(supplierId)
                .invoke(OfferServices::requireServices)
                .chain(() -> write(INSERT, supplierId, id, draft))
                .replaceWith(id);
    }

    /** From now on it is like this, for whoever books from now on. */
    @WithTransaction
    public Uni<Void> change(UUID supplierId, UUID itemId, ServiceDraft draft) {
        return write(UPDATE, supplierId, itemId, draft).map(OfferServices::found);
    }

    /** Not offered any more; visits that are booked take place. Repeating it changes nothing. */
    @WithTransaction
    public Uni<Void> retire(UUID supplierId, UUID itemId) {
        return withdraw(supplierId, itemId, true);
    }

    /** Offered again. Repeating it changes nothing. */
    @WithTransaction
    public Uni<Void> revive(UUID supplierId, UUID itemId) {
        return withdraw(supplierId, itemId, false);
    }

    private Uni<Integer> write(String sql, UUID supplierId, UUID itemId, ServiceDraft draft) {
        return categories
                .ancestry(draft.categoryId())
                .chain(path -> Panache.getSession())
                .chain(session -> filled(session.createNativeQuery(sql), draft)
                        .setParameter("id", itemId)
                        .setParameter("supplier", supplierId)
                        .executeUpdate());
    }

    private static <R> Mutiny.Query<R> filled(Mutiny.Query<R> query, ServiceDraft draft) {
        return query.setParameter("category", draft.categoryId())
                .setParameter("nameEn", draft.name().en())
                .setParameter("nameZh", draft.name().zh())
                .setParameter("descriptionEn", draft.description().en())
                .setParameter("descriptionZh", draft.description().zh())
                .setParameter("duration", draft.durationMinutes())
                .setParameter("price", draft.price().amount())
                .setParameter("currency", draft.price().currency().getCurrencyCode())
                .setParameter("before", (short) draft.visit().beforeMinutes())
                .setParameter("after", (short) draft.visit().afterMinutes())
                .setParameter("window", (short) draft.visit().windowMinutes())
                .setParameter("skills", String.join(" ", draft.visit().skills()))
                .setParameter("terms", TermsJson.write(draft.terms()));
    }

    private static Uni<Void> withdraw(UUID supplierId, UUID itemId, boolean withdrawn) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHDRAW)
                        .setParameter("id", itemId)
                        .setParameter("supplier", supplierId)
                        .setParameter("withdrawn", withdrawn)
                        .executeUpdate())
                .map(OfferServices::found);
    }

    private static Void found(int changed) {
        if (changed == 0) {
            throw Refusal.notFound("service-item");
        }
        return null;
    }

    private static void requireServices(SupplierProfile supplier) {
        if (supplier.kind() != SupplierProfile.Kind.SERVICES) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "not-a-service-provider", "Only providers of services offer services.");
        }
    }
}
