package io.linli.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.listing.BulkChange.PriceBy;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;

class BulkChangeTest {

    @ParameterizedTest
    @CsvSource({"1000, -10, 900", "1000, 2.5, 1025", "999, 50, 1499", "15, -50, 8", "1, -99, 1", "100, 0, 100"})
    void a_percentage_is_rounded_half_up_to_a_fen_and_leaves_one(long before, String percent, long after) {
        assertThat(by(before, percent)).isEqualTo(after);
    }

    @Property
    void no_price_is_further_off_than_half_a_fen(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long before,
            @ForAll @IntRange(min = -99, max = 1000) int percent) {
        var exact = BigDecimal.valueOf(before)
                .multiply(BigDecimal.valueOf(100L + percent))
                .movePointLeft(2);
        long after = by(before, Integer.toString(percent));

        assertThat(after).isPositive();
        if (exact.compareTo(BigDecimal.ONE) >= 0) {
            assertThat(exact.subtract(BigDecimal.valueOf(after)).abs()).isLessThanOrEqualTo(new BigDecimal("0.5"));
        }
    }

    private static long by(long before, String percent) {
        return new PriceBy(new BigDecimal(percent))
                .of(costing(before))
                .price()
                .orElseThrow()
                .amount();
    }

    private static Listing costing(long fen) {
        var name = LocalizedText.same("Rice");
        var offer = new OfferListing(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                "S",
                name,
                "1",
                name,
                "",
                null,
                Ids.next(),
                List.of(),
                Money.cny(fen),
                null,
                "",
                name,
                null,
                new TreeMap<>(),
                null,
                Handling.UNTOLD,
                SkuRating.NONE,
                false,
                true,
                1,
                false);
        return new Listing(offer, 3L, Standing.LOW, Set.of(), List.of());
    }
}
