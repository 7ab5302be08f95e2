package io.linli.catalog.offer;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.Weekdays;

/**
 * How goods are kept and when they are brought.
 *
 * @param storage null where nothing is said, as the shelf life
 * @param shelfLifeDays how long they keep from the day they were made, at least 1
 * @param deliveryDays when the supplier brings them; none where it said nothing: any day
 */
public record Handling(@Nullable Storage storage, @Nullable Integer shelfLifeDays, Set<DayOfWeek> deliveryDays) {

    /** Nothing is said. */
    public static final Handling UNTOLD = new Handling(null, null, Set.of());

    /** Ten years. */
    public static final int LONGEST_SHELF_LIFE_DAYS = 3_660;

    public Handling {
        deliveryDays = Weekdays.sorted(deliveryDays);
    }

    /** @param days as {@link Weekdays} writes them; 0 for none */
    static Handling of(@Nullable String storage, @Nullable Integer shelfLifeDays, int days) {
        return new Handling(storage == null ? null : Storage.valueOf(storage), shelfLifeDays, Weekdays.of(days));
    }

    /** As {@link Weekdays} writes them; 0 for none. */
    int days() {
        return Weekdays.bits(deliveryDays);
    }
}
