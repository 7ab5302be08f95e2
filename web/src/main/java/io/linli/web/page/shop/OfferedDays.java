package io.linli.web.page.shop;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.web.page.Typed;

/**
 * The days a page for choosing a visit's time shows, two weeks of them.
 *
 * @param today the first, in the community's local time
 */
record OfferedDays(LocalDate today) {

    private static final int DAYS = 14;

    List<LocalDate> all() {
        return Stream.iterate(today, next -> next.plusDays(1)).limit(DAYS).toList();
    }

    /** The day asked for; today where none of them was, or nothing that is a day. */
    LocalDate chosen(@Nullable String day) {
        return Typed.day(day).filter(all()::contains).orElse(today);
    }

    /** The same, tomorrow where nothing was asked for. */
    LocalDate chosenFromTomorrow(@Nullable String day) {
        return day == null ? today.plusDays(1) : chosen(day);
    }
}
