package io.linli.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Allotment;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.PriceTier;
import io.linli.marketplace.campaign.PriceTiers;
import io.linli.marketplace.campaign.Progress;
import io.linli.marketplace.campaign.SomeTerms;

/** What comes back of a line when its group-buy ended at a lower price. */
class PricedLineTest {

    private static final UUID SOME = new UUID(0, 7);

    @Property
    void every_member_pays_the_price_reached_for_the_units_had_whatever_the_prices_cases_and_the_order_of_the_joins(
            @ForAll("prices") PriceTiers prices,
            @ForAll @LongRange(min = 1, max = 30) long caseSize,
            @ForAll("wishes") List<Allotment.Wish> wishes) {
        var terms = SomeTerms.one().at(prices).inCasesOf(caseSize).terms();
        var item = terms.first().id();
        long wanted = wishes.stream().mapToLong(Allotment.Wish::quantity).sum();
        var due = new Campaign.Due(terms, new Progress(wishes.size(), 1, Map.of(item, wanted)));

        var end = due.decide(Progress.NONE, Map.of(item, wishes));

        if (end instanceof Campaign.Succeeded succeeded) {
            checkEveryone(prices, caseSize, wishes, succeeded);
        } else {
            assertThat(end).isInstanceOf(Campaign.Failed.class);
            assertThat(wanted).isLessThan(caseSize);
        }
    }

    private static void checkEveryone(
            PriceTiers prices, long caseSize, List<Allotment.Wish> wishes, Campaign.Succeeded end) {
        long units = 0;
        long paid = 0;
        for (var wish : wishes) {
            long taken = caseSize > 1 ? wish.upTo() : wish.quantity();
            long had = end.allotted().getOrDefault(wish.seatId(), wish.quantity());
            var finalPrice = end.priceReached(end.terms().first());
            var charge = prices.first().times(taken);
            var back = line(had, finalPrice).back(charge, 0).orElse(Money.cny(0));
            assertThat(charge.minus(back)).isEqualTo(finalPrice.times(had));
            units += had;
            paid += charge.minus(back).amount();
        }
        assertThat(end.priceReached(end.terms().first())).isEqualTo(reached(prices, units));
        assertThat(paid).isEqualTo(units * reached(prices, units).amount());
    }

    @Provide
    Arbitrary<List<Allotment.Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 40), Arbitraries.longs().between(0, 12))
                .as((quantity, more) -> new Allotment.Wish(Ids.next(), quantity, quantity + more))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property
    void what_went_back_otherwise_never_comes_back_again(
            @ForAll @LongRange(min = 1, max = 100) long quantity,
            @ForAll @LongRange(min = 0, max = 100) long asked,
            @ForAll @LongRange(min = 0, max = 100_000) long goodwill,
            @ForAll @LongRange(min = 2, max = 10_000) long price,
            @ForAll @LongRange(min = 1, max = 9_999) long lower) {
        var finalPrice = Money.cny(Math.min(lower, price - 1));
        var returned = Math.min(asked, quantity);
        var charge = quantity * price;
        var gone = Math.min(charge, returned * price + goodwill);

        var back = line(quantity, finalPrice).back(Money.cny(charge - gone), returned);

        var kept = (quantity - returned) * finalPrice.amount();
        assertThat(back.map(Money::amount).orElse(0L)).isEqualTo(Math.max(0, charge - gone - kept));
        assertThat(charge - gone - back.map(Money::amount).orElse(0L)).isEqualTo(Math.min(charge - gone, kept));
    }

    @Test
    void after_a_returned_unit_only_the_units_kept_become_cheaper() {
        assertThat(line(3, Money.cny(800)).back(Money.cny(2_000), 1)).contains(Money.cny(400));
    }

    @Test
    void after_money_for_a_bruised_apple_only_what_is_left_above_comes_back() {
        assertThat(line(3, Money.cny(800)).back(Money.cny(2_500), 0)).contains(Money.cny(100));
        assertThat(line(3, Money.cny(800)).back(Money.cny(2_400), 0)).isEmpty();
        assertThat(line(3, Money.cny(800)).back(Money.cny(900), 0)).isEmpty();
    }

    @Test
    void of_a_line_that_went_back_as_a_whole_nothing_comes_back() {
        assertThat(line(3, Money.cny(800)).back(Money.cny(0), 0)).isEmpty();
        assertThat(line(3, Money.cny(800)).back(Money.cny(0), 3)).isEmpty();
    }

    @Provide
    Arbitrary<PriceTiers> prices() {
        var units = Arbitraries.longs().between(2, 3_000).set().ofMaxSize(PriceTiers.MOST - 1);
        var prices = Arbitraries.longs().between(1, 500_000).set().ofSize(PriceTiers.MOST);
        return Combinators.combine(units, prices).as((from, fen) -> {
            var falling = fen.stream().sorted(Comparator.reverseOrder()).toList();
            var rising = new ArrayList<>(new TreeSet<>(from));
            var lower = IntStream.range(0, rising.size())
                    .mapToObj(index -> new PriceTier(rising.get(index), Money.cny(falling.get(index + 1))))
                    .toList();
            return PriceTiers.of(Money.cny(falling.get(0)), lower);
        });
    }

    /** Told otherwise than the code does: the cheapest of the prices whose units were reached. */
    private static Money reached(PriceTiers prices, long units) {
        return prices.tiers().stream()
                .filter(tier -> tier.fromUnits() <= units)
                .map(PriceTier::price)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static PricedLine line(long quantity, Money finalPrice) {
        return new PricedLine(SOME, SOME, SOME, SOME, quantity, finalPrice);
    }
}
