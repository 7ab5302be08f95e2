package io.linli.web.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.Quote;

/**
 * What a choice comes to.
 *
 * @param quoteNeeded somebody has to look first: there is neither total nor duration
 */
public record QuoteView(
        boolean quoteNeeded, @Nullable Money total, @Nullable Integer durationMinutes, List<LineView> lines) {

    /** A part of the price; quantity in minutes, square metres or pieces where the price depends on them. */
    public record LineView(LocalizedText name, int quantity, Money amount, int minutes) {}

    static QuoteView of(Quote quote) {
        return quote instanceof Quote.Priced priced
                ? new QuoteView(
                        false,
                        priced.total(),
                        priced.minutes(),
                        priced.lines().stream()
                                .map(line -> new LineView(line.name(), line.quantity(), line.amount(), line.minutes()))
                                .toList())
                : new QuoteView(true, null, null, List.of());
    }
}
