package io.linli.catalog.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation whose goods are given back.
 *
 * @param offerId of which goods; null: of all it was made for
 * @param held also where it is only set aside
 * @param taken also where it was taken
 */
public record GoodsBack(UUID reservationId, @Nullable UUID offerId, boolean held, boolean taken) {

    /** What is set aside, all of it; not what was taken. */
    public static GoodsBack held(UUID reservationId) {
        return new GoodsBack(reservationId, null, true, false);
    }

    /** What was taken, when its sale is undone as a whole. */
    public static GoodsBack taken(UUID reservationId) {
        return new GoodsBack(reservationId, null, false, true);
    }

    /** Of one offer, what was taken. */
    public static GoodsBack taken(UUID reservationId, UUID offerId) {
        return new GoodsBack(reservationId, offerId, false, true);
    }

    /** Of one offer, set aside or taken. */
    public static GoodsBack any(UUID reservationId, UUID offerId) {
        return new GoodsBack(reservationId, offerId, true, true);
    }
}
