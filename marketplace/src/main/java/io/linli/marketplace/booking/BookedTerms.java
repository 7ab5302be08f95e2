package io.linli.marketplace.booking;

import java.util.List;

import io.linli.catalog.service.CancellationPolicy;
import io.linli.catalog.service.Choice;
import io.linli.catalog.service.Quote;

/**
 * What a visit was booked as.
 *
 * @param lines what it costs in parts, together the booking's price; none where there was nothing to choose
 */
public record BookedTerms(Choice choice, List<Quote.Line> lines, CancellationPolicy cancellation) {

    /** Nothing was chosen, and cancelling costs nothing. */
    public static final BookedTerms PLAIN = new BookedTerms(Choice.NONE, List.of(), CancellationPolicy.FREE);

    public BookedTerms {
        lines = List.copyOf(lines);
    }
}
