package io.linli.catalog.offer;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        var sorted = EnumSet.noneOf(DayOfWeek.class);
        sorted.addAll(deliveryDays);
        deliveryDays = Collections.unmodifiableSet(sorted);
    }

    /** @param days one bit for each day, Monday the lowest; 0 for none */
    static Handling of(@Nullable String storage, @Nullable Integer shelfLifeDays, int days) {
        var set = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if ((days & bit(day)) != 0) {
                set.add(day);
            }
        }
        return new Handling(storage == null ? null : Storage.valueOf(storage), shelfLifeDays, set);
    }

    /** One bit for each day, Monday the lowest; 0 for none. */
    int days() {
        return deliveryDays.stream().mapToInt(Handling::bit).sum();
    }

    private static int bit(DayOfWeek day) {
        return 1 << day.ordinal();
    }
}
