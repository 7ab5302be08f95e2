package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;
import java.util.List;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.Quote;

/** A part of a price, as a provider words it. */
public record LineView(@NotNull String name, @NotNull Money amount) {

    static Quote.Line line(LineView view) {
        return new Quote.Line(LocalizedText.same(view.name()), 1, view.amount(), 0);
    }

    static List<Quote.Line> lines(List<LineView> views) {
        return views.stream().map(LineView::line).toList();
    }

    static List<LineView> of(List<Quote.Line> lines) {
        return lines.stream()
                .map(line -> new LineView(line.name().en(), line.amount()))
                .toList();
    }
}
