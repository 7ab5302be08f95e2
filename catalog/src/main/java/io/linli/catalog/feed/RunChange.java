package io.linli.catalog.feed;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One offer that a run changes or would change.
 *
 * @param line of the file; of what is gone a number behind its last
 * @param offerId absent for what is new
 * @param held why a person must look at it, stable: {@code price-outlier}, {@code price-decimal-point}, {@code
 *     too-many-gone}, {@code rows-unread}
 * @param decision what became of it, once somebody said
 * @param priceBefore minor units
 * @param fields JSON: name to [before, after]
 */
public record RunChange(
        long line,
        Kind kind,
        String supplierSku,
        Optional<UUID> offerId,
        Optional<String> held,
        Optional<Decision> decision,
        @Nullable Long priceBefore,
        @Nullable Long priceAfter,
        String fields) {

    /** What it is. */
    public enum Kind {
        NEW,
        CHANGED,
        GONE
    }

    /** What somebody said of it. */
    public enum Decision {
        CHOSEN,
        APPLIED,
        /** The offer had changed meanwhile and was left alone. */
        OVERTAKEN,
        DISCARDED
    }

    static RunChange of(Object[] columns) {
        return new RunChange(
                (Long) columns[0],
                Kind.valueOf((String) columns[1]),
                (String) columns[2],
                Optional.ofNullable((UUID) columns[3]),
                Optional.ofNullable((String) columns[4]),
                Optional.ofNullable((String) columns[5]).map(Decision::valueOf),
                (Long) columns[6],
                (Long) columns[7],
                (String) columns[8]);
    }
}
