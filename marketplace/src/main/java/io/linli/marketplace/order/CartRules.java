package io.linli.marketplace.order;

import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** What a cart may hold. Pure. */
final class CartRules {

    /** Units of one line. */
    static final long MOST_UNITS = 9_999;

    static final int MOST_LINES = 50;

    private CartRules() {}

    static void checkQuantity(long quantity) {
        if (quantity < 1 || quantity > MOST_UNITS) {
            throw quantityOutOfRange();
        }
    }

    static void requireRoom(boolean added) {
        if (!added) {
            throw quantityOutOfRange();
        }
    }

    static void requireOpen(CartRow cart) {
        if (cart.state != Cart.State.OPEN) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "cart-checked-out", "This cart was checked out; it cannot be changed.");
        }
    }

    static void requireSpace(Cart cart) {
        if (cart.lines().size() > MOST_LINES) {
            throw full();
        }
    }

    static Refusal full() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "cart-full",
                "A cart holds at most " + MOST_LINES + " lines.",
                Map.of("most", MOST_LINES));
    }

    /** The goods that were put in are sold here; whether any is left is seen at checkout. */
    static void requireSold(Cart cart, UUID offerId) {
        cart.lines().stream()
                .filter(line -> line.subject() instanceof LineSubject.Goods goods
                        && goods.offerId().equals(offerId))
                .flatMap(line -> line.obstacle().stream())
                .filter(obstacle -> obstacle != CartLine.Obstacle.SOLD_OUT)
                .findFirst()
                .ifPresent(obstacle -> {
                    throw unsold(obstacle);
                });
    }

    private static Refusal unsold(CartLine.Obstacle obstacle) {
        boolean never = obstacle == CartLine.Obstacle.NOT_SERVED || obstacle == CartLine.Obstacle.NOT_DELIVERED;
        var kind = never ? Refusal.Kind.UNPROCESSABLE : Refusal.Kind.CONFLICT;
        return new Refusal(kind, obstacle.code(), obstacle.message());
    }

    static Refusal refusal(CartLine.Obstacle obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, obstacle.code(), obstacle.message());
    }

    static Refusal refusal(CartLine line, CartLine.Obstacle obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, obstacle.code(), obstacle.message(), Map.of("lineId", line.id()));
    }

    private static Refusal quantityOutOfRange() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "quantity-out-of-range",
                "The quantity must be from 1 to " + MOST_UNITS + ".",
                Map.of("least", 1, "most", MOST_UNITS));
    }
}
