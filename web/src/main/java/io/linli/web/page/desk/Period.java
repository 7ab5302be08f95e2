package io.linli.web.page.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.settlement.RevenuePeriod;
import io.linli.web.page.Frame;
import io.linli.web.page.Typed;

/** The days a page of figures is about. */
final class Period {

    private static final int DAYS = 30;

    private Period() {}

    /** What was asked for, or the last thirty days. Refuses with: {@code bad-period}. */
    static RevenuePeriod of(Frame frame, @Nullable String from, @Nullable String to) {
        LocalDate last = Typed.day(to).orElse(frame.today());
        return new RevenuePeriod(Typed.day(from).orElse(last.minusDays(DAYS - 1L)), last);
    }
}
