package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Prices that fall with the units neighbours take together. */
class PriceTiersTest {

    private static final Money PRICE = Money.cny(1_000);
    private static final PriceTiers PRICES = PriceTiers.of(PRICE, List.of(tier(10, 900), tier(25, 790)));

    @Test
    void a_price_is_reached_with_its_first_unit_and_kept_until_the_next() {
        assertThat(LongStream.of(0, 1, 9, 10, 24, 25, 1_000_000)
                        .mapToObj(PRICES::priceAt)
                        .map(Money::amount))
                .containsExactly(1_000L, 1_000L, 1_000L, 900L, 900L, 790L, 790L);
    }

    @Test
    void the_next_price_says_how_many_units_are_missing_and_the_last_has_none() {
        assertThat(PRICES.next(0)).contains(new PriceTiers.Next(10, Money.cny(900)));
        assertThat(PRICES.next(9)).contains(new PriceTiers.Next(1, Money.cny(900)));
        assertThat(PRICES.next(10)).contains(new PriceTiers.Next(15, Money.cny(790)));
        assertThat(PRICES.next(22)).contains(new PriceTiers.Next(3, Money.cny(790)));
        assertThat(PRICES.next(25)).isEmpty();
    }

    @Test
    void one_price_stays_however_many_units() {
        var flat = PriceTiers.of(PRICE, List.of());

        assertThat(flat).isEqualTo(PriceTiers.flat(PRICE));
        assertThat(flat.falling()).isFalse();
        assertThat(flat.priceAt(1_000_000)).isEqualTo(PRICE);
        assertThat(flat.next(0)).isEmpty();
    }

    @Test
    void tables_that_rise_or_overlap_are_refused_naming_the_price_and_why() {
        refused(1, "units-not-rising", tier(1, 900));
        refused(1, "units-not-rising", tier(0, 900));
        refused(1, "units-not-rising", tier(-5, 900));
        refused(2, "units-not-rising", tier(10, 900), tier(10, 800));
        refused(2, "units-not-rising", tier(10, 900), tier(9, 800));
        refused(1, "too-many-units", tier(1_000_001, 900));
        refused(1, "price-not-falling", tier(10, 1_000));
        refused(1, "price-not-falling", tier(10, 1_001));
        refused(2, "price-not-falling", tier(10, 900), tier(20, 950));
        refused(1, "price-not-positive", tier(10, 0));
        refused(1, "price-not-positive", tier(10, -1));
        refused(1, "other-currency", new PriceTier(10, new Money(900, Currency.getInstance("USD"))));
        refused(5, "too-many", tier(2, 900), tier(3, 800), tier(4, 700), tier(5, 600), tier(6, 500));
    }

    @Test
    void as_many_as_five_prices_are_kept_as_they_were_given() {
        var five = PriceTiers.of(PRICE, List.of(tier(2, 900), tier(3, 800), tier(4, 700), tier(1_000_000, 1)));

        assertThat(TiersJson.read(TiersJson.write(five), PRICE)).isEqualTo(five);
        assertThat(five.tiers()).hasSize(PriceTiers.MOST);
        assertThat(TiersJson.write(PriceTiers.flat(PRICE))).isNull();
        assertThat(TiersJson.read(null, PRICE)).isEqualTo(PriceTiers.flat(PRICE));
    }

    private static void refused(int tier, String why, PriceTier... lower) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PriceTiers.of(PRICE, List.of(lower)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("price-tiers-invalid");
                    assertThat(refusal.facts()).isEqualTo(Map.of("tier", tier, "why", why));
                });
    }

    private static PriceTier tier(long fromUnits, long fen) {
        return new PriceTier(fromUnits, Money.cny(fen));
    }
}
