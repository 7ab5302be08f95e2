package io.linli.marketplace.quote;

import java.util.List;

import io.linli.catalog.service.Quote;

/** Lines as the database keeps them. */
public record QuoteLines(List<Quote.Line> lines) {

    public QuoteLines {
        lines = List.copyOf(lines);
    }
}
