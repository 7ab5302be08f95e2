package io.linli.catalog.stock;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * What became of one line of a reservation.
 *
 * @param counted the offer has a stock row
 * @param left what the stock holds now; null when it is not counted, or did not hold enough
 */
record ReservedLine(UUID offerId, boolean withdrawn, boolean counted, @Nullable Long left) {

    static ReservedLine of(Object[] columns) {
        return new ReservedLine((UUID) columns[0], (Boolean) columns[1], (Boolean) columns[2], (Long) columns[3]);
    }

    /** This line, or the refusal that undoes the whole reservation. */
    ReservedLine orRefuse() {
        if (withdrawn) {
            throw refusal("offer-withdrawn", "The supplier no longer sells this.");
        }
        if (counted && left == null) {
            throw refusal("sold-out", "There is not enough left of this.");
        }
        return this;
    }

    boolean justSoldOut() {
        return counted && left == 0;
    }

    private Refusal refusal(String code, String message) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message, Map.of("offerId", offerId));
    }
}
