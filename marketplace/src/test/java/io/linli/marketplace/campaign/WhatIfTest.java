package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Nine yuan, eight from ten units on, seven and a half from twenty-five; alone it costs nine yuan ninety. */
class WhatIfTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ALONE = 990;

    @Test
    void one_unit_short_of_the_next_price_nothing_falls_but_all_save_against_buying_alone() {
        var asked = whatIf(joinedBy(4), 5);

        assertThat(asked.units()).isEqualTo(9);
        assertThat(asked.price()).isEqualTo(Money.cny(900));
        assertThat(asked.lowerBy()).isEqualTo(Money.cny(0));
        assertThat(asked.saving()).isEqualTo(Money.cny(9 * 90));
    }

    @Test
    void with_the_unit_that_reaches_the_next_price_it_is_everybodys() {
        var asked = whatIf(joinedBy(4), 6);

        assertThat(asked.units()).isEqualTo(10);
        assertThat(asked.price()).isEqualTo(Money.cny(800));
        assertThat(asked.lowerBy()).isEqualTo(Money.cny(100));
        assertThat(asked.saving()).isEqualTo(Money.cny(10 * 190));
    }

    @Test
    void eight_more_may_step_over_the_lowest_price_and_no_further() {
        assertThat(whatIf(joinedBy(24), 8))
                .isEqualTo(new WhatIf(8, 32, Money.cny(750), Money.cny(50), Money.cny(32 * 240)));
        assertThat(whatIf(joinedBy(24), WhatIf.MOST).price()).isEqualTo(Money.cny(750));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-8", "10000", "9223372036854775807", "9223372036854775808", "", " ", "8.5", "eight", "0x8"
            })
    void what_is_no_number_of_units_is_refused(String more) {
        assertThatThrownBy(() -> whatIf(joinedBy(4), more))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("more-out-of-range"));
    }

    @Test
    void spaces_around_the_number_do_no_harm() {
        assertThat(whatIf(joinedBy(4), " 6 ")).isEqualTo(whatIf(joinedBy(4), 6));
    }

    @Property
    void what_is_told_is_what_the_campaign_comes_to_when_so_many_join(
            @ForAll @LongRange(min = 0, max = 40) long joined, @ForAll @LongRange(min = 1, max = 40) long more) {
        var now = joinedBy(joined);
        var asked = whatIf(now, more);
        var then = joinedBy(joined + more);

        assertThat(asked.price()).isEqualTo(then.priceReached(then.terms().first()));
        assertThat(asked.price().plus(asked.lowerBy()))
                .isEqualTo(now.priceReached(now.terms().first()));
        assertThat(asked.saving().plus(asked.price().times(then.joined())))
                .isEqualTo(Money.cny(ALONE).times(then.joined()));
    }

    private static WhatIf whatIf(Campaign campaign, long more) {
        return WhatIf.of(campaign, campaign.terms().first(), more);
    }

    private static WhatIf whatIf(Campaign campaign, String more) {
        return WhatIf.of(campaign, campaign.terms().first(), more);
    }

    private static Campaign joinedBy(long units) {
        var prices = PriceTiers.of(
                Money.cny(900), List.of(new PriceTier(10, Money.cny(800)), new PriceTier(25, Money.cny(750))));
        var terms = SomeTerms.one()
                .at(prices)
                .alone(Money.cny(ALONE))
                .between(NOON.minus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(1)))
                .terms();
        return Campaign.at(terms, SomeTerms.units(terms, units), Campaign.Outcome.OPEN, NOON);
    }
}
