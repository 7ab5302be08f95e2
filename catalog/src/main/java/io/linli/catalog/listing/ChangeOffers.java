package io.linli.catalog.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OffersChanged;

/** A supplier changes prices and stocks of its own offers, or withdraws them: one, or many at once. */
@ApplicationScoped
public class ChangeOffers {

    /** At once. */
    public static final int MOST = OffersChanged.MOST;

    private static final long HIGHEST = 1_000_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String BEGIN =
            "INSERT INTO catalog.edit (id, supplier_id) VALUES (:id, :supplier) ON CONFLICT DO NOTHING";

    /** Only what differs is written; what it was before is kept with the edit. */
    private static final String CHANGE =
            """
            WITH wanted AS (
                SELECT * FROM jsonb_to_recordset(cast(cast(:changes AS text) AS jsonb))
                    AS w(offer uuid, price bigint, list_price bigint, stock bigint, withdrawn boolean)),
            held AS (
                SELECT o.id, o.price, o.list_price, o.withdrawn, coalesce(w.price, o.price) AS new_price,
                       nullif(coalesce(w.list_price, o.list_price), 0) AS new_list_price,
                       coalesce(w.withdrawn, o.withdrawn) AS new_withdrawn, w.stock AS new_stock,
                       coalesce(w.withdrawn AND o.withdrawn_by_feed, false) AS meant
                FROM catalog.offer o JOIN wanted w ON w.offer = o.id
                WHERE o.supplier_id = :supplier ORDER BY o.id FOR UPDATE OF o),
            before AS (SELECT h.*, t.available FROM held h LEFT JOIN catalog.stock t ON t.offer_id = h.id),
            different AS (
                SELECT * FROM before WHERE new_price <> price OR new_list_price IS DISTINCT FROM list_price
                    OR new_withdrawn <> withdrawn OR meant
                    OR (new_stock IS NOT NULL AND new_stock IS DISTINCT FROM available)),
            changed AS (
                UPDATE catalog.offer o
                SET price = d.new_price, list_price = d.new_list_price, withdrawn = d.new_withdrawn,
                    withdrawn_by_feed = o.withdrawn_by_feed AND d.new_withdrawn = d.withdrawn AND NOT d.meant,
                    version = o.version + 1, updated_at = now()
                FROM different d WHERE o.id = d.id),
            priced AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price)
                SELECT id, price, new_price FROM different WHERE new_price <> price),
            stocked AS (
                INSERT INTO catalog.stock (offer_id, available)
                SELECT id, new_stock FROM different WHERE new_stock IS NOT NULL ORDER BY id
                ON CONFLICT (offer_id) DO UPDATE SET available = EXCLUDED.available),
            kept AS (
                INSERT INTO catalog.edited_offer (edit_id, offer_id, old_price, new_price, old_list_price, new_list_price,
                    old_withdrawn, new_withdrawn)
                SELECT cast(:edit AS uuid), id, price, new_price, list_price, new_list_price, withdrawn, new_withdrawn
                FROM different)
            SELECT b.id, EXISTS (SELECT FROM different d WHERE d.id = b.id) FROM before b ORDER BY b.id""";

    private static final String CHANGED_BEFORE =
            "SELECT offer_id FROM catalog.edited_offer WHERE edit_id = :edit ORDER BY offer_id";

    private final DomainEvents events;

    ChangeOffers(DomainEvents events) {
        this.events = events;
    }

    /**
     * All that can be changed is, in one transaction; publishes {@link OffersChanged} of what differs. The same edit once more
     * changes nothing, and tells what it changed.
     *
     * <p>Refuses with: {@code changes-none}, {@code changes-many} (more than {@value #MOST}), {@code changes-twice} (an offer
     * stands there twice), {@code price-invalid} (not above zero, too high or in another currency), {@code list-price-invalid},
     * {@code stock-invalid}.
     *
     * @param editId one of the caller's own
     * @param supplierId whose offers they must be
     */
    @WithTransaction
    public Uni<Edit> change(UUID editId, UUID supplierId, List<OfferEdit> changes) {
        refuseBad(changes);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("id", editId)
                        .setParameter("supplier", supplierId)
                        .executeUpdate())
                .chain(begun -> begun == 1 ? make(editId, supplierId, changes) : again(editId));
    }

    private Uni<Edit> make(UUID editId, UUID supplierId, List<OfferEdit> changes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHANGE, Object[].class)
                        .setParameter("changes", json(changes))
                        .setParameter("supplier", supplierId)
                        .setParameter("edit", editId)
                        .getResultList())
                .map(rows -> edit(editId, changes, rows))
                .call(edit -> publish(edit.changed()));
    }

    private Uni<Void> publish(List<UUID> changed) {
        return changed.isEmpty() ? Uni.createFrom().voidItem() : events.publish(new OffersChanged(changed));
    }

    private static Uni<Edit> again(UUID editId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(CHANGED_BEFORE)
                        .setParameter("edit", editId)
                        .getResultList())
                .map(changed -> new Edit(editId, changed, List.of(), List.of()));
    }

    private static Edit edit(UUID editId, List<OfferEdit> changes, List<Object[]> rows) {
        var changed = new ArrayList<UUID>();
        var unchanged = new ArrayList<UUID>();
        rows.forEach(row -> ((Boolean) row[1] ? changed : unchanged).add((UUID) row[0]));
        var known = new HashSet<>(changed);
        known.addAll(unchanged);
        var unknown = changes.stream()
                .map(OfferEdit::offerId)
                .filter(id -> !known.contains(id))
                .toList();
        return new Edit(editId, changed, unchanged, unknown);
    }

    private static String json(List<OfferEdit> changes) {
        var rows = changes.stream().map(ChangeOffers::row).toList();
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }

    private static Map<String, Object> row(OfferEdit edit) {
        var row = new LinkedHashMap<String, Object>();
        row.put("offer", edit.offerId());
        edit.change().price().ifPresent(price -> row.put("price", price.amount()));
        edit.change().listPrice().ifPresent(price -> row.put("list_price", price.amount()));
        edit.change().stock().ifPresent(stock -> row.put("stock", stock));
        edit.change().withdrawn().ifPresent(withdrawn -> row.put("withdrawn", withdrawn));
        return row;
    }

    /** Refuses with: {@code changes-many}. */
    public static void refuseMany(Collection<?> changes) {
        refuseIf(changes.size() > MOST, "changes-many", "At most " + MOST + " offers are changed at once.");
    }

    /** Refuses with what {@link #change} refuses with. */
    public static void refuseBad(Collection<OfferEdit> changes) {
        refuseIf(changes.isEmpty(), "changes-none", "Nothing is to be changed.");
        refuseMany(changes);
        long offers = changes.stream().map(OfferEdit::offerId).distinct().count();
        refuseIf(offers < changes.size(), "changes-twice", "An offer stands there twice.");
        for (var edit : changes) {
            edit.change().price().ifPresent(ChangeOffers::refuseBadPrice);
            edit.change().listPrice().ifPresent(ChangeOffers::refuseBadListPrice);
            edit.change().stock().ifPresent(ChangeOffers::refuseBadStock);
        }
    }

    private static void refuseBadPrice(Money price) {
        boolean bad = !price.isPositive()
                || price.amount() > HIGHEST
                || !price.currency().equals(Money.CNY);
        refuseIf(bad, "price-invalid", "A price is above zero, at most 10,000,000.00, in CNY.");
    }

    private static void refuseBadListPrice(Money price) {
        boolean bad = price.isNegative()
                || price.amount() > HIGHEST
                || !price.currency().equals(Money.CNY);
        refuseIf(bad, "list-price-invalid", "A list price is at most 10,000,000.00, in CNY; 0 for none.");
    }

    private static void refuseBadStock(long stock) {
        refuseIf(stock < 0 || stock > HIGHEST, "stock-invalid", "A stock is 0 to " + HIGHEST + ".");
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.INVALID, code, message);
        }
    }
}
