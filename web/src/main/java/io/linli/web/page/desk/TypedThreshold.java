package io.linli.web.page.desk;

import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Threshold;
import io.linli.web.page.Typed;

/** A threshold as people type it: units and households as numbers, money in yuan. */
final class TypedThreshold {

    private TypedThreshold() {}

    /** Refuses with: {@code amount-unreadable}, {@code quantity-unreadable}. */
    static Threshold read(@Nullable String measure, @Nullable String typed) {
        var counted = Threshold.Measure.AMOUNT.name().equals(measure)
                ? Threshold.Measure.AMOUNT
                : Threshold.Measure.PEOPLE.name().equals(measure) ? Threshold.Measure.PEOPLE : Threshold.Measure.UNITS;
        long least = counted == Threshold.Measure.AMOUNT ? Typed.yuan(typed).amount() : Typed.quantity(typed);
        if (least < 1) {
            throw new Refusal(Refusal.Kind.INVALID, "quantity-unreadable", "A threshold is at least 1.");
        }
        return new Threshold(counted, least);
    }

    static String write(Threshold threshold) {
        return threshold.measure() == Threshold.Measure.AMOUNT
                ? Money.cny(threshold.least()).toMajor().toPlainString()
                : Long.toString(threshold.least());
    }
}
