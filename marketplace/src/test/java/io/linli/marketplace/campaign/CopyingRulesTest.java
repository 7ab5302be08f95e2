package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;

/** What a copy of a group-buy takes over. */
class CopyingRulesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID SUPPLIER = UUID.randomUUID();
    private static final LocalizedText NAME = LocalizedText.same("oranges");

    @Test
    void it_closes_a_week_later_on_the_same_weekday_at_the_same_hour() {
        var was = Instant.parse("2026-05-28T12:00:00Z");

        assertThat(CopyingRules.cutoff(was, SHANGHAI, was.plus(Duration.ofDays(2))))
                .isEqualTo("2026-06-04T12:00:00Z");
    }

    @Test
    void weeks_that_are_over_are_passed_and_a_cut_off_of_this_very_moment_too() {
        var was = Instant.parse("2026-05-28T12:00:00Z");

        assertThat(CopyingRules.cutoff(was, SHANGHAI, Instant.parse("2026-06-18T12:00:00Z")))
                .isEqualTo("2026-06-25T12:00:00Z");
    }

    @Test
    void the_hour_is_that_of_the_communitys_clocks_when_they_are_changed() {
        var was = Instant.parse("2026-10-20T18:00:00Z");

        assertThat(CopyingRules.cutoff(was, BERLIN, was)).isEqualTo("2026-10-27T19:00:00Z");
    }

    @Test
    void a_good_that_costs_less_alone_is_taken_at_that_price_with_the_prices_that_are_lower_still() {
        var item = item(1_000, new PriceTier(10, Money.cny(900)), new PriceTier(20, Money.cny(700)));

        var copied = CopyingRules.items(terms(item), Map.of(item.offerId(), offer(item, 800, false)), Set.of(SUPPLIER));

        assertThat(copied).singleElement().satisfies(one -> {
            assertThat(one.price()).isEqualTo(Money.cny(800));
            assertThat(one.lowerPrices()).containsExactly(new PriceTier(20, Money.cny(700)));
            assertThat(one.householdLimit()).isEqualTo(7);
            assertThat(one.caseSize()).isEqualTo(4);
        });
    }

    @Test
    void a_price_below_the_offers_stays() {
        var item = item(1_000);

        var copied =
                CopyingRules.items(terms(item), Map.of(item.offerId(), offer(item, 1_200, false)), Set.of(SUPPLIER));

        assertThat(copied).extracting(ItemRequest::price).containsExactly(Money.cny(1_000));
    }

    @Test
    void what_is_withdrawn_gone_or_not_sold_here_is_left_out() {
        var withdrawn = item(100);
        var gone = item(200);
        var sold = item(300);
        var offers = Map.of(
                withdrawn.offerId(), offer(withdrawn, 100, true),
                sold.offerId(), offer(sold, 300, false));

        assertThat(CopyingRules.items(terms(withdrawn, gone, sold), offers, Set.of(SUPPLIER)))
                .extracting(ItemRequest::offerId)
                .containsExactly(sold.offerId());
        assertThat(CopyingRules.items(terms(sold), offers, Set.of())).isEmpty();
    }

    private static CampaignTerms terms(CampaignItem... items) {
        return new CampaignTerms(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                NAME,
                List.of(items),
                Threshold.units(1),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
    }

    private static CampaignItem item(long fen, PriceTier... lower) {
        return new CampaignItem(
                UUID.randomUUID(),
                UUID.randomUUID(),
                PriceTiers.of(Money.cny(fen), List.of(lower)),
                Money.cny(fen),
                7,
                Optional.empty(),
                4);
    }

    private static OfferListing offer(CampaignItem item, long fen, boolean withdrawn) {
        return new OfferListing(
                item.offerId(),
                UUID.randomUUID(),
                SUPPLIER,
                "s",
                NAME,
                "sku",
                NAME,
                "",
                null,
                UUID.randomUUID(),
                List.of(),
                Money.cny(fen),
                null,
                "",
                NAME,
                null,
                Collections.emptySortedMap(),
                null,
                Handling.UNTOLD,
                SkuRating.NONE,
                false,
                !withdrawn,
                1,
                withdrawn);
    }
}
