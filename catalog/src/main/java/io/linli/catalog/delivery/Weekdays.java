package io.linli.catalog.delivery;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Days of the week as the database keeps them: one bit for each, Monday the lowest. */
public final class Weekdays {

    /** All seven. */
    public static final Set<DayOfWeek> ALL = Collections.unmodifiableSet(EnumSet.allOf(DayOfWeek.class));

    private Weekdays() {}

    /** @param bits 0 for none */
    public static Set<DayOfWeek> of(int bits) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if ((bits & bit(day)) != 0) {
                days.add(day);
            }
        }
        return Collections.unmodifiableSet(days);
    }

    /** 0 for none. */
    public static int bits(Collection<DayOfWeek> days) {
        return days.stream().mapToInt(Weekdays::bit).reduce(0, (some, more) -> some | more);
    }

    /** In the order of the week, each once. */
    public static Set<DayOfWeek> sorted(Collection<DayOfWeek> days) {
        return of(bits(days));
    }

    private static int bit(DayOfWeek day) {
        return 1 << day.ordinal();
    }
}
