package io.linli.web.review;

import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;
import io.linli.marketplace.review.GoodRated;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Goods that were bought and came, and what many say of them. */
@ApplicationScoped
public class GoodsHad {

    private final Shopping shopping;
    private final DomainEvents events;
    private final OwnContext own;
    private final List<UUID> made = new CopyOnWriteArrayList<>();

    GoodsHad(Shopping shopping, DomainEvents events, OwnContext own) {
        this.shopping = shopping;
        this.events = events;
        this.own = own;
    }

    /** One unit of a good that somebody paid for. */
    public record Had(UUID offer, UUID sku, UUID order, UUID line) {

        public String page() {
            return "/orders/" + order + "/lines/" + line + "/review";
        }
    }

    /** A good of supplier-01 that nobody else looks for; it is gone after {@link #clear}. */
    public UUID offer() {
        var offer = shopping.newOffer(Neighbourhood.SUPPLIER_01, 1_090, 50);
        made.add(offer);
        return offer;
    }

    /** Nobody finds what was made here any more. */
    public void clear() {
        made.forEach(id ->
                shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE id = ?", id));
        if (!made.isEmpty()) {
            publish(new OffersChanged(made));
        }
        made.clear();
    }

    /** Paid, and nothing tells yet that it came. */
    public Had bought(String user, UUID offer) {
        var cart = Shopping.emptyCart(user);
        Shopping.addOffer(user, cart, offer, 1).statusCode(201);
        var placed = Shopping.checkout(user, cart);
        Shopping.payAndWait(user, placed);
        var order = as(user).get("/api/v1/order-groups/{id}", placed.groupId()).jsonPath();
        return new Had(offer, skuOf(offer), order.getUUID("orders[0].id"), order.getUUID("orders[0].lines[0].id"));
    }

    /** The time passes within which somebody could have said otherwise. */
    public Had come(Had had) {
        await().atMost(PATIENCE)
                .until(() ->
                        shopping.number("SELECT count(*) FROM marketplace.share_release WHERE line_id = ?", had.line())
                                == 1);
        shopping.run(
                "UPDATE marketplace.share_release SET due_at = now() - interval '1 second' WHERE line_id = ?",
                had.line());
        await().atMost(PATIENCE)
                .until(() -> shopping.number(
                                """
                                SELECT count(*) FROM marketplace.share_release WHERE line_id = ? AND released_at IS NOT NULL""",
                                had.line())
                        == 1);
        return had;
    }

    public Had had(String user, UUID offer) {
        return come(bought(user, offer));
    }

    public UUID skuOf(UUID offer) {
        return UUID.fromString(shopping.text("SELECT cast(sku_id AS text) FROM catalog.offer WHERE id = ?", offer));
    }

    /** By SQL: so many households that nobody knows, all alike; each by a line that somebody had. */
    public void say(Had had, UUID sku, int count, int stars) {
        shopping.run(
                """
                INSERT INTO marketplace.good_review (id, company_id, household_id, author_id, sku_id, line_id, supplier_id, byline,
                    stars, body, written_at)
                SELECT uuidv7(), l.company_id, gen_random_uuid(), gen_random_uuid(), ?, l.id, o.supplier_id, 'R', ?, '',
                    now()
                FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id, generate_series(1, ?)
                WHERE l.id = ?""",
                sku,
                stars,
                count,
                had.line());
    }

    public void unsay(UUID sku) {
        shopping.run("DELETE FROM marketplace.good_review WHERE sku_id = ?", sku);
    }

    /** As the use cases do. */
    public void tell(UUID sku) {
        publish(new GoodRated(sku));
    }

    private void publish(DomainEvent event) {
        own.transaction(() -> events.publish(event)).await().atMost(PATIENCE);
    }

    /** What the catalogue knows; nothing where it was never told anything. */
    public String known(UUID sku) {
        return shopping.text(
                "SELECT reviews || ' ' || round(cast(mean AS numeric), 2) FROM catalog.sku_rating WHERE sku_id = ?",
                sku);
    }
}
