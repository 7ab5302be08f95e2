package io.linli.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTier;
import io.linli.marketplace.campaign.PriceTiers;

/** What comes back of a line when its group-buy ended at a lower price. */
class PricedLineTest {

    private static final UUID SOME = new UUID(0, 7);
    private static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");

    @Property
    void every_member_pays_the_price_reached_whatever_the_prices_and_the_order_of_the_joins(
            @ForAll("prices") PriceTiers prices,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 200) Long> joins) {
        long joined = 0;
        for (long quantity : joins) {
            joined += quantity;
        }

        var end = (Campaign.Succeeded) new Campaign.Due(terms(prices), joined).decide(0);

        long paid = 0;
        for (long quantity : joins) {
            var charge = prices.first().times(quantity);
            var back = line(quantity, end.finalPrice()).back(charge, 0).orElse(Money.cny(0));
            assertThat(charge.minus(back)).isEqualTo(end.finalPrice().times(quantity));
            paid += charge.minus(back).amount();
        }
        assertThat(paid).isEqualTo(joined * end.finalPrice().amount());
        assertThat(end.finalPrice()).isEqualTo(reached(prices, joined));
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
        return new PricedLine(SOME, SOME, SOME, quantity, finalPrice);
    }

    private static CampaignTerms terms(PriceTiers prices) {
        return new CampaignTerms(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                Ids.next(),
                null,
                LocalizedText.same("Apples"),
                prices,
                prices.first(),
                1,
                200,
                OPENS,
                OPENS.plusSeconds(3_600));
    }
}
