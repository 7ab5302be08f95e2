package io.linli.catalog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Quotes beside decimal arithmetic of the test's own. */
class QuotingProperties {

    record Asked(ServiceItem item, Choice choice) {}

    @Property(tries = 1_000)
    void a_quote_is_what_decimal_arithmetic_says(@ForAll("asked") Asked asked) {
        var quote = (Quote.Priced) asked.item().quote(asked.choice());

        Statistics.collect(asked.item().terms().pricing().getClass().getSimpleName());
        assertThat(BigDecimal.valueOf(quote.total().amount())).isEqualByComparingTo(price(asked));
        assertThat(quote.minutes()).isEqualTo(minutes(asked));
    }

    @Property(tries = 500)
    void the_lines_add_up_to_the_total_and_nothing_is_ever_negative(@ForAll("asked") Asked asked) {
        var quote = (Quote.Priced) asked.item().quote(asked.choice());

        assertThat(quote.lines().stream()
                        .mapToLong(line -> line.amount().amount())
                        .sum())
                .isEqualTo(quote.total().amount());
        assertThat(quote.lines()).allMatch(line -> !line.amount().isNegative() && line.minutes() >= 0);
        assertThat(quote.total().isPositive()).isTrue();
        assertThat(quote.minutes() % 5).isZero();
    }

    @Property(tries = 300)
    void one_more_add_on_costs_its_price_and_takes_its_minutes(@ForAll("asked") Asked asked) {
        var addOn = asked.item().terms().addOns().get(0);
        int had = asked.choice().addOns().getOrDefault(addOn.code(), 0);
        if (had == addOn.most()) {
            return;
        }
        var more = new HashMap<>(asked.choice().addOns());
        more.put(addOn.code(), had + 1);
        var choice = asked.choice();

        var before = (Quote.Priced) asked.item().quote(choice);
        var after =
                (Quote.Priced) asked.item().quote(new Choice(choice.size(), choice.options(), more, choice.measure()));

        assertThat(after.total().minus(before.total())).isEqualTo(addOn.price());
    }

    @Property(tries = 300)
    void what_is_not_on_offer_is_refused(@ForAll("asked") Asked asked) {
        var choice = asked.choice();
        var wrong = new ArrayList<>(List.of(
                new Choice("no-such-size", choice.options(), choice.addOns(), choice.measure()),
                new Choice(choice.size(), Map.of("no", "such"), choice.addOns(), choice.measure()),
                new Choice(choice.size(), choice.options(), Map.of("no-such", 1), choice.measure()),
                new Choice(choice.size(), choice.options(), Map.of("a0", 99), choice.measure()),
                new Choice(choice.size(), choice.options(), Map.of("a0", -1), choice.measure()),
                new Choice(choice.size(), choice.options(), choice.addOns(), 1_000_000)));

        if (!asked.item().terms().groups().isEmpty()) {
            wrong.add(new Choice(choice.size(), Map.of(), choice.addOns(), choice.measure()));
        }

        assertThat(wrong).allSatisfy(one -> assertThat(
                        assertThrows(Refusal.class, () -> asked.item().quote(one))
                                .code())
                .isEqualTo("choice-invalid"));
    }

    @Property(tries = 300)
    void terms_are_the_same_after_they_were_kept(@ForAll("asked") Asked asked) {
        var terms = asked.item().terms();

        assertThat(TermsJson.read(TermsJson.write(terms))).isEqualTo(terms);
    }

    // The oracle

    private static BigDecimal price(Asked asked) {
        var terms = asked.item().terms();
        var rate = BigDecimal.valueOf(size(asked).price().amount());
        var sum = BigDecimal.ZERO;
        Pricing pricing = terms.pricing();
        if (pricing instanceof Pricing.CallOut callOut) {
            sum = sum.add(BigDecimal.valueOf(callOut.fee().amount()));
            pricing = callOut.then();
        }
        if (pricing instanceof Pricing.PerHour) {
            sum = sum.add(rate.multiply(BigDecimal.valueOf(asked.choice().measure()))
                    .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP));
        } else if (pricing instanceof Pricing.Fixed) {
            sum = sum.add(rate);
        } else {
            sum = sum.add(rate.multiply(BigDecimal.valueOf(asked.choice().measure())));
        }
        for (var extra : extras(asked)) {
            sum = sum.add(BigDecimal.valueOf(extra.price().amount()));
        }
        return sum;
    }

    private static int minutes(Asked asked) {
        var pricing = asked.item().terms().pricing();
        if (pricing instanceof Pricing.CallOut callOut) {
            pricing = callOut.then();
        }
        double minutes = size(asked).minutes();
        if (pricing instanceof Pricing.PerHour) {
            minutes = asked.choice().measure();
        } else if (pricing instanceof Pricing.PerSquareMetre area) {
            minutes += Math.ceil(asked.choice().measure() * area.minutesPerTen() / 10.0);
        } else if (pricing instanceof Pricing.PerPiece pieces) {
            minutes += (asked.choice().measure() - 1) * (double) pieces.minutesEach();
        }
        minutes += extras(asked).stream().mapToInt(Extra::minutes).sum();
        return (int) Math.ceil(minutes / 5) * 5;
    }

    private static Size size(Asked asked) {
        return asked.item().terms().sizes().stream()
                .filter(size -> size.code().equals(asked.choice().size()))
                .findFirst()
                .orElseGet(() -> new Size(
                        "",
                        asked.item().name(),
                        asked.item().price(),
                        asked.item().durationMinutes()));
    }

    /** Each as often as it is had. */
    private static List<Extra> extras(Asked asked) {
        var all = new ArrayList<Extra>();
        for (var group : asked.item().terms().groups()) {
            group.options().stream()
                    .filter(option ->
                            option.code().equals(asked.choice().options().get(group.code())))
                    .forEach(all::add);
        }
        for (var addOn : asked.item().terms().addOns()) {
            IntStream.range(0, asked.choice().addOns().getOrDefault(addOn.code(), 0))
                    .forEach(one -> all.add(addOn));
        }
        return all;
    }

    // What is tried

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(pricings(), sizes(), groups(), extras("a", 3), prices(), minutes())
                .as((pricing, sizes, groups, addOns, price, minutes) -> new ServiceItem(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        new UUID(0, 3),
                        text("Service"),
                        text(""),
                        minutes,
                        price,
                        VisitRules.PLAIN,
                        new ServiceTerms(
                                pricing,
                                sizes,
                                groups,
                                addOns,
                                new CancellationPolicy(List.of(new CancellationPolicy.Step(24, 0))),
                                List.of("/a.jpg"),
                                Set.of(new UUID(0, 9))),
                        false))
                .flatMap(item -> choices(item).map(choice -> new Asked(item, choice)));
    }

    private static Arbitrary<Choice> choices(ServiceItem item) {
        var terms = item.terms();
        var size = terms.sizes().isEmpty()
                ? Arbitraries.just("")
                : Arbitraries.of(terms.sizes().stream().map(Size::code).toList());
        return Combinators.combine(
                        size,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        measure(terms.pricing().measured()))
                .as((chosen, option, quantity, measure) -> {
                    var options = new HashMap<String, String>();
                    terms.groups()
                            .forEach(group -> options.put(
                                    group.code(),
                                    group.options()
                                            .get(option % group.options().size())
                                            .code()));
                    var addOns = new HashMap<String, Integer>();
                    terms.addOns().forEach(addOn -> addOns.put(addOn.code(), Math.min(quantity, addOn.most())));
                    return new Choice(chosen.isEmpty() ? null : chosen, options, addOns, measure < 0 ? null : measure);
                });
    }

    private static Arbitrary<Integer> measure(Pricing pricing) {
        if (pricing instanceof Pricing.PerHour hours) {
            return Arbitraries.integers()
                    .between(hours.leastMinutes() / hours.stepMinutes(), hours.mostMinutes() / hours.stepMinutes())
                    .map(steps -> steps * hours.stepMinutes());
        }
        if (pricing instanceof Pricing.PerSquareMetre area) {
            return Arbitraries.integers().between(area.least(), area.most());
        }
        return pricing instanceof Pricing.PerPiece pieces
                ? Arbitraries.integers().between(1, pieces.most())
                : Arbitraries.just(-1);
    }

    private static Arbitrary<Pricing> pricings() {
        Arbitrary<Pricing.Measured> measured = Arbitraries.oneOf(
                Arbitraries.just(new Pricing.Fixed()),
                Arbitraries.integers().between(1, 6).map(step -> new Pricing.PerHour(step * 10, step * 5, step * 60)),
                Arbitraries.integers().between(0, 20).map(each -> new Pricing.PerSquareMetre(5, 150, each)),
                Arbitraries.integers().between(0, 30).map(each -> new Pricing.PerPiece(10, each)));
        return Arbitraries.oneOf(
                measured.map(one -> (Pricing) one),
                Combinators.combine(prices(), measured).as(Pricing.CallOut::new));
    }

    private static Arbitrary<List<Size>> sizes() {
        return Tuples.list(3, prices(), minutes()).map(all -> IntStream.range(0, all.size())
                .mapToObj(each -> new Size(
                        "s" + each,
                        text("Size"),
                        all.get(each).get1(),
                        all.get(each).get2()))
                .toList());
    }

    private static Arbitrary<List<OptionGroup>> groups() {
        return extras("o", 3).list().ofMaxSize(2).map(all -> IntStream.range(0, all.size())
                .mapToObj(each -> new OptionGroup("g" + each, text("Group"), all.get(each)))
                .toList());
    }

    private static Arbitrary<List<Extra>> extras(String prefix, int most) {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 9_999).map(Money::cny),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 3))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(each -> new Extra(
                                prefix + each,
                                text("Extra"),
                                all.get(each).get1(),
                                all.get(each).get2(),
                                all.get(each).get3()))
                        .toList());
    }

    private static Arbitrary<Money> prices() {
        return Arbitraries.longs().between(60, 99_999).map(Money::cny);
    }

    private static Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(1, 24).map(five -> five * 5);
    }

    private static LocalizedText text(String text) {
        return LocalizedText.same(text);
    }

    /** Lists of pairs. */
    private static final class Tuples {

        private static <A, B> Arbitrary<List<Tuple.Tuple2<A, B>>> list(int most, Arbitrary<A> one, Arbitrary<B> other) {
            return Combinators.combine(one, other)
                    .as((first, second) -> Tuple.of(first, second))
                    .list()
                    .ofMaxSize(most);
        }
    }
}
