package io.linli.catalog.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Works out what a choice costs and how long it takes. Pure; minor units, rounded by {@link Money#allocate}. */
final class Quoting {

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int SQUARE_METRES = 10;
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int ROUNDED_TO_MINUTES = 5;
    private static final LocalizedText CALL_OUT = new LocalizedText("Call-out", "上门费");

    private final ServiceItem item;
    private final Choice choice;
    private final List<Quote.Line> lines = new ArrayList<>();

    private Quoting(ServiceItem item, Choice choice) {
        this.item = item;
        this.choice = choice;
    }

    /**
     * Refuses with: {@code choice-invalid} (facts: {@code part}: size, options, add-ons, measure or minutes).
     */
    static Quote quote(ServiceItem item, Choice choice) {
        if (item.terms().pricing() instanceof Pricing.QuoteFirst) {
            return new Quote.ToBeQuoted();
        }
        return new Quoting(item, choice).priced();
    }

    private Quote priced() {
        var rate = rate();
        if (item.terms().pricing() instanceof Pricing.CallOut callOut) {
            lines.add(new Quote.Line(CALL_OUT, 1, callOut.fee(), 0));
        }
        lines.add(measured(item.terms().pricing().measured(), rate));
        options();
        addOns();
        int minutes = lines.stream().mapToInt(Quote.Line::minutes).sum();
        if (minutes < ROUNDED_TO_MINUTES || minutes > LONGEST_MINUTES) {
            throw invalid("minutes");
        }
        var total = lines.stream().map(Quote.Line::amount).reduce(Money::plus).orElseThrow();
        return new Quote.Priced(total, roundedUp(minutes), List.copyOf(lines));
    }

    private Size rate() {
        var sizes = item.terms().sizes();
        if (sizes.isEmpty() && choice.size() == null) {
            return new Size("", item.name(), item.price(), item.durationMinutes());
        }
        return sizes.stream()
                .filter(size -> size.code().equals(choice.size()))
                .findFirst()
                .orElseThrow(() -> invalid("size"));
    }

    private Quote.Line measured(Pricing pricing, Size rate) {
        if (pricing instanceof Pricing.PerHour hours) {
            int minutes = measure(hours.leastMinutes(), hours.mostMinutes());
            if (minutes % hours.stepMinutes() != 0) {
                throw invalid("measure");
            }
            return new Quote.Line(rate.name(), minutes, perHour(rate.price(), minutes), minutes);
        }
        if (pricing instanceof Pricing.PerSquareMetre area) {
            int metres = measure(area.least(), area.most());
            int work = (metres * area.minutesPerTen() + SQUARE_METRES - 1) / SQUARE_METRES;
            return new Quote.Line(rate.name(), metres, rate.price().times(metres), rate.minutes() + work);
        }
        if (pricing instanceof Pricing.PerPiece pieces) {
            int count = measure(1, pieces.most());
            int minutes = rate.minutes() + (count - 1) * pieces.minutesEach();
            return new Quote.Line(rate.name(), count, rate.price().times(count), minutes);
        }
        if (choice.measure() != null) {
            throw invalid("measure");
        }
        return new Quote.Line(rate.name(), 1, rate.price(), rate.minutes());
    }

    private int measure(int least, int most) {
        return Optional.ofNullable(choice.measure())
                .filter(measure -> measure >= least && measure <= most)
                .orElseThrow(() -> invalid("measure"));
    }

    private static Money perHour(Money price, int minutes) {
        int hours = (minutes + MINUTES_OF_AN_HOUR - 1) / MINUTES_OF_AN_HOUR;
        long rest = (long) hours * MINUTES_OF_AN_HOUR - minutes;
        return price.times(hours).allocate(List.of((long) minutes, rest)).get(0);
    }

    private void options() {
        var groups = item.terms().groups();
        if (groups.size() != choice.options().size()) {
            throw invalid("options");
        }
        for (var group : groups) {
            var chosen = group.options().stream()
                    .filter(option -> option.code().equals(choice.options().get(group.code())))
                    .findFirst()
                    .orElseThrow(() -> invalid("options"));
            lines.add(new Quote.Line(chosen.name(), 1, chosen.price(), chosen.minutes()));
        }
    }

    /** In the order in which the service names them. */
    private void addOns() {
        var known = item.terms().addOns();
        boolean unknown = choice.addOns().keySet().stream()
                .anyMatch(code -> known.stream().noneMatch(addOn -> addOn.code().equals(code)));
        if (unknown) {
            throw invalid("add-ons");
        }
        for (var addOn : known) {
            int quantity = choice.addOns().getOrDefault(addOn.code(), 0);
            if (quantity < 0 || quantity > addOn.most()) {
                throw invalid("add-ons");
            }
            if (quantity > 0) {
                lines.add(new Quote.Line(
                        addOn.name(), quantity, addOn.price().times(quantity), addOn.minutes() * quantity));
            }
        }
    }

    private static int roundedUp(int minutes) {
        return (minutes + ROUNDED_TO_MINUTES - 1) / ROUNDED_TO_MINUTES * ROUNDED_TO_MINUTES;
    }

    private static Refusal invalid(String part) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "choice-invalid",
                "The service does not come like that.",
                Map.of("part", part));
    }
}
